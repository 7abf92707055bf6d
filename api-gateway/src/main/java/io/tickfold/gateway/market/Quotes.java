package io.tickfold.gateway.market;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.util.Map;
import java.util.Optional;

/// The latest quotes that this gateway has observed.
public interface Quotes {

    /// Empty until the first tick of the symbol, and while its last one is too old to rely on.
    Optional<Quote> latest(Symbol symbol);

    /// The last quote of the symbol, however old; empty until its first tick.
    Optional<Quote> last(Symbol symbol);

    /// The last quotes of all symbols, however old.
    Map<Symbol, Quote> last();
}
