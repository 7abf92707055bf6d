package io.tickfold.engine.domain;

import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;

/// A limit on a symbol's quotes: within all bounds of an account, its margin level cannot have
/// crossed a threshold.
sealed interface Bound {

    Symbol symbol();

    /// A value that a field of the symbol's quotes must not fall or rise to.
    record Threshold(Symbol symbol, QuoteField field, boolean falling, BigDecimal value)
            implements Bound {}

    /// Every quote of the symbol has to be checked, however little it moves.
    record AnyQuote(Symbol symbol) implements Bound {}
}
