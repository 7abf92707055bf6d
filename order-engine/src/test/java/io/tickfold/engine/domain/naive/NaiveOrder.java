package io.tickfold.engine.domain.naive;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An open order as it is now.
final class NaiveOrder {

    private static final int CENTS = 2;

    ProtectiveLevels levels;
    private OrderTerms terms;
    private BigDecimal earned = ZERO;
    private BigDecimal booked = ZERO;

    NaiveOrder(OrderTerms terms, ProtectiveLevels levels) {
        this.terms = terms;
        this.levels = levels;
    }

    NaiveOrder copy() {
        NaiveOrder copy = new NaiveOrder(terms, levels);
        copy.earned = earned;
        copy.booked = booked;
        return copy;
    }

    /// Quantity × price ÷ leverage, rounded up to the cent.
    static BigDecimal margin(BigDecimal quantity, Price price, Leverage leverage) {
        return quantity.multiply(price.value())
                .divide(BigDecimal.valueOf(leverage.value()), CENTS, RoundingMode.UP);
    }

    /// What was agreed, for what is open of it.
    OrderTerms terms() {
        return terms;
    }

    OrderId id() {
        return terms.orderId();
    }

    Symbol symbol() {
        return terms.symbol();
    }

    Side side() {
        return terms.side();
    }

    BigDecimal quantity() {
        return terms.quantity().value();
    }

    BigDecimal margin() {
        return terms.margin().value();
    }

    /// The unrounded profit of closing this much at this price.
    BigDecimal profit(BigDecimal part, Price close) {
        BigDecimal open = terms.openPrice().value();
        BigDecimal gain =
                side() == Side.BUY ? close.value().subtract(open) : open.subtract(close.value());
        return gain.multiply(part);
    }

    /// The unrounded profit of all that is open.
    BigDecimal profit(Quote quote) {
        return profit(quantity(), quote.closing(side()));
    }

    /// Books the profit of a part: that of all parts so far to the cent, less what was booked.
    ///
    /// @throws IllegalArgumentException if that of all parts is more than money can say
    BigDecimal book(BigDecimal part, Price close) {
        earned = earned.add(profit(part, close));
        Money all = new Money(earned.setScale(CENTS, RoundingMode.HALF_EVEN));
        BigDecimal profit = all.value().subtract(booked);
        booked = booked.add(profit);
        return profit;
    }

    /// Leaves this much of the order open, and gives the margin of the rest back.
    BigDecimal reduceTo(BigDecimal left) {
        BigDecimal before = margin();
        terms =
                new OrderTerms(
                        id(),
                        symbol(),
                        side(),
                        new Quantity(left),
                        terms.leverage(),
                        terms.openPrice(),
                        new Money(margin(left, terms.openPrice(), terms.leverage())));
        return before.subtract(margin());
    }

    boolean reachesStopLoss(Price close) {
        return levels.stopLoss().stream()
                .anyMatch(s -> side() == Side.BUY ? !close.isAbove(s) : !close.isBelow(s));
    }

    boolean reachesTakeProfit(Price close) {
        return levels.takeProfit().stream()
                .anyMatch(t -> side() == Side.BUY ? !close.isBelow(t) : !close.isAbove(t));
    }
}
