package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/// Which way an order profits: a buy from rising prices, a sell from falling ones.
public enum Side {
    @JsonProperty("buy")
    BUY,
    @JsonProperty("sell")
    SELL;

    /// Reads `buy` or `sell` in any case; empty for anything else.
    public static Optional<Side> parse(String text) {
        return switch (Ascii.lower(text)) {
            case "buy" -> Optional.of(BUY);
            case "sell" -> Optional.of(SELL);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return Ascii.lower(name());
    }
}
