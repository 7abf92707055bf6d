package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;

/// A new quote for a symbol.
///
/// @param last the trade price that the quote was made from
/// @param position orders the ticks of a symbol, whoever published them
public record PriceTick(
        Symbol symbol,
        @JsonUnwrapped Quote quote,
        Price last,
        @JsonUnwrapped FeedPosition position,
        Instant publishedAt)
        implements MarketInput {}
