package io.tickfold.gateway.market;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;

/// The quote of a symbol, and when the price feed published it.
public record CurrentPrice(Symbol symbol, Quote quote, Instant at) {

    static CurrentPrice of(PriceTick tick) {
        return new CurrentPrice(tick.symbol(), tick.quote(), tick.publishedAt());
    }
}
