package io.tickfold.engine.domain;

import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;

/// As long as no bound of an account is reached, its margin level calls for nothing.
sealed interface Bound {

    Symbol symbol();

    /// A figure of the symbol's quotes that must not fall or rise to a threshold.
    record Threshold(Symbol symbol, QuoteField figure, boolean falling, BigDecimal value)
            implements Bound {}

    /// Any quote of the symbol has to be looked at.
    record AnyQuote(Symbol symbol) implements Bound {}
}
