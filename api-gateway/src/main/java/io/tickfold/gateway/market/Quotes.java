package io.tickfold.gateway.market;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.util.Optional;

/// The latest quotes that this gateway has seen.
@FunctionalInterface
public interface Quotes {

    /// Empty until the first tick of the symbol, and while its last one is too old to go by.
    Optional<Quote> latest(Symbol symbol);
}
