package io.tickfold.contract.value;

import java.util.Optional;

/// Prices at which an order closes itself; each may be absent.
public record ProtectiveLevels(Optional<Price> takeProfit, Optional<Price> stopLoss) {

    /// No levels.
    public static final ProtectiveLevels NONE =
            new ProtectiveLevels(Optional.empty(), Optional.empty());
}
