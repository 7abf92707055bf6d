package io.tickfold.readmodel.query;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;

/// Something open in one symbol: an order, or all orders of a side.
public sealed interface Held permits HeldOrder, Holding {

    Symbol symbol();

    /// What it holds back.
    BigDecimal margin();

    /// Whether it is worth an amount that can be computed with; a quote that the engine has ignored
    /// may be out of bounds.
    boolean canBeValuedAt(Quote quote);

    /// What closing it would gain or lose, unrounded.
    BigDecimal exactProfit(Quote quote);
}
