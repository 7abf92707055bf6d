package io.tickfold.gateway.market;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.Optional;

/// The quote of a symbol, and when the price feed published it.
///
/// @param isStale whether it is too old to trade at
/// @param source whose price it is, if the feed says so
public record CurrentPrice(
        Symbol symbol, Quote quote, Instant at, boolean isStale, Optional<SourceName> source) {

    static CurrentPrice of(PriceTick tick, boolean isStale) {
        return new CurrentPrice(
                tick.symbol(), tick.quote(), tick.publishedAt(), isStale, tick.source());
    }

    /// The same for a client that is not told of its age.
    public CurrentPrice ofAnyAge() {
        return new CurrentPrice(symbol, quote, at, false, source);
    }

    /// Whether it tells a client nothing but that the symbol was quoted again.
    public boolean saysTheSameAs(CurrentPrice other) {
        return quote.equals(other.quote) && isStale == other.isStale;
    }
}
