package io.tickfold.gateway.market;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.util.Optional;

/// The latest quotes that this gateway has seen.
@FunctionalInterface
public interface Quotes {

    /// Empty until the first tick of the symbol; the quote may be of any age.
    Optional<Quote> latest(Symbol symbol);
}
