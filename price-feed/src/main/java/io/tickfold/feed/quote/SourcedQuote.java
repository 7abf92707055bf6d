package io.tickfold.feed.quote;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;

/// A quote of one source, on the instrument's price steps.
///
/// @param last what the symbol was last traded at there
public record SourcedQuote(Symbol symbol, Quote quote, Price last, SourceName source) {}
