package io.tickfold.contract.event;

import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What was agreed when an order was opened.
///
/// @param margin taken out of the balance until the order closes
public record OrderTerms(
        OrderId orderId,
        Symbol symbol,
        Side side,
        Quantity quantity,
        Leverage leverage,
        Price openPrice,
        Money margin) {

    private static final int CENTS = 2;

    /// What is taken out of the balance for so much: quantity × price ÷ leverage, rounded up to the
    /// cent.
    public static Money margin(Quantity quantity, Price price, Leverage leverage) {
        BigDecimal notional = quantity.value().multiply(price.value());
        BigDecimal divisor = BigDecimal.valueOf(leverage.value());
        return new Money(notional.divide(divisor, CENTS, RoundingMode.CEILING));
    }

    /// What closing so much of it at this price gains or loses, unrounded.
    public BigDecimal profit(Price closePrice, Quantity part) {
        BigDecimal open = openPrice.value();
        BigDecimal close = closePrice.value();
        BigDecimal gain = side == Side.BUY ? close.subtract(open) : open.subtract(close);
        return gain.multiply(part.value());
    }

    /// The terms of what is left after a part was closed.
    public OrderTerms reducedTo(Quantity left, Money marginOfIt) {
        return new OrderTerms(orderId, symbol, side, left, leverage, openPrice, marginOfIt);
    }
}
