package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;

/// Somebody traded a symbol at a price.
public record Trade(Symbol symbol, Price price) {}
