package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;

/// Somebody traded a symbol.
///
/// @param number the source's own, which counts up by one for each symbol
/// @param time when it was made, as the source says
public record Trade(Symbol symbol, long number, Price price, Quantity quantity, Instant time)
        implements MarketData {

    /// @throws IllegalArgumentException if the number is negative
    public Trade {
        if (number < 0) {
            throw new IllegalArgumentException("the number of a trade is not negative");
        }
    }
}
