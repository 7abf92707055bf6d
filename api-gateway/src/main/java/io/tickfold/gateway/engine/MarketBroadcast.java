package io.tickfold.gateway.engine;

import io.tickfold.contract.input.MarketInput;

/// Tells every partition of the log what concerns the market.
@FunctionalInterface
public interface MarketBroadcast {

    /// Blocks until every partition has the input, or the deadline has passed.
    ///
    /// @return whether they all have it; if not, some may
    boolean send(MarketInput input, Deadline deadline);
}
