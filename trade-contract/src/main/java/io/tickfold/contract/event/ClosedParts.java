package io.tickfold.contract.event;

import io.tickfold.contract.value.Money;
import java.math.BigDecimal;

/// What the closed parts of an order have made.
///
/// @param exact their profit, unrounded
/// @param booked the profit that was added to the balance
public record ClosedParts(BigDecimal exact, Money booked) {

    /// Of an order that nothing was closed of.
    public static final ClosedParts NONE = new ClosedParts(BigDecimal.ZERO, Money.ZERO);

    /// These and one more.
    public ClosedParts with(BigDecimal exactProfit, Money bookedProfit) {
        return new ClosedParts(exact.add(exactProfit), booked.plus(bookedProfit));
    }

    /// What is to be booked for one more part: the exact profit of all of them, rounded, less what
    /// was booked for the others, so that rounding does not add up.
    public Money booking(BigDecimal exactProfit) {
        return Money.rounded(exact.add(exactProfit)).minus(booked);
    }
}
