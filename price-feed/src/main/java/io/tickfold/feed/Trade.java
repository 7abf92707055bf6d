package io.tickfold.feed;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;

/// Somebody traded a symbol at a price.
record Trade(Symbol symbol, Price price) {}
