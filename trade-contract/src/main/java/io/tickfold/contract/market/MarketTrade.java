package io.tickfold.contract.market;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.time.Instant;

/// A trade as its source tells it.
///
/// @param number the source's own: one more than that of the symbol's trade before
/// @param time when it was made, by the source's clock
public record MarketTrade(long number, Price price, Quantity quantity, Instant time) {

    private static final long GREATEST = (1L << 53) - 1;

    /// @throws IllegalArgumentException if not every reader of JSON has the number exactly
    public MarketTrade {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("the number of a trade is from 0 to 2^53 - 1");
        }
    }

    /// Whether a trade may have this number.
    public static boolean isNumber(long number) {
        return number >= 0 && number <= GREATEST;
    }
}
