package io.tickfold.engine.domain;

import io.tickfold.contract.value.Money;
import java.math.BigDecimal;

/// What the closed parts of an order have made.
///
/// @param exact their profit, unrounded
/// @param booked the profit that was added to the balance
public record ClosedParts(BigDecimal exact, Money booked) {

    static final ClosedParts NONE = new ClosedParts(BigDecimal.ZERO, Money.ZERO);

    ClosedParts with(BigDecimal exactProfit, Money bookedProfit) {
        return new ClosedParts(exact.add(exactProfit), booked.plus(bookedProfit));
    }

    /// What is to be booked for one more part.
    Money booking(BigDecimal exactProfit) {
        return Money.rounded(exact.add(exactProfit)).minus(booked);
    }
}
