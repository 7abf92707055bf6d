package io.tickfold.feed.source;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;

/// The best bid and the best ask of a source, as it publishes them.
public record BestQuote(Symbol symbol, Quote quote) implements MarketData {}
