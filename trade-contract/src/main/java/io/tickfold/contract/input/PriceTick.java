package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A new quote for a symbol.
///
/// @param last the trade price that the quote was made from
/// @param position orders the ticks of a symbol, whoever published them
/// @param source whose price it is; absent if the feed does not say it
public record PriceTick(
        Symbol symbol,
        @JsonUnwrapped Quote quote,
        Price last,
        @JsonUnwrapped FeedPosition position,
        Instant publishedAt,
        Optional<SourceName> source)
        implements PriceChange {

    /// One whose source is not said.
    public PriceTick(
            Symbol symbol, Quote quote, Price last, FeedPosition position, Instant publishedAt) {
        this(symbol, quote, last, position, publishedAt, Optional.empty());
    }

    @Override
    public List<PriceTick> ticks() {
        return List.of(this);
    }
}
