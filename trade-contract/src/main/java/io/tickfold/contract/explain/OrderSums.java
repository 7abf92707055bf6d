package io.tickfold.contract.explain;

import io.tickfold.contract.event.ClosedParts;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Computes margin, profit and balance of an order again, and writes down how.
public final class OrderSums {

    private static final int SHOWN_DECIMALS = 6;

    private OrderSums() {}

    /// Quantity × price ÷ leverage, rounded up to the cent.
    public static Sum margin(String name, OrderTerms terms) {
        return margin(name, terms.quantity(), terms.openPrice(), terms.leverage(), terms.margin());
    }

    /// The same of other terms.
    public static Sum margin(
            String name, Quantity quantity, Price price, Leverage leverage, Money recorded) {
        BigDecimal notional = quantity.value().multiply(price.value());
        BigDecimal divisor = BigDecimal.valueOf(leverage.value());
        Money due = OrderTerms.margin(quantity, price, leverage);
        String words =
                String.format(
                        Locale.ROOT,
                        "%s × %s ÷ %s = %s",
                        Words.number(quantity),
                        Words.amount(price),
                        leverage,
                        quotient(notional, divisor, due));
        return new Sum(name, words, due, recorded);
    }

    private static String quotient(BigDecimal notional, BigDecimal divisor, Money due) {
        if (due.value().multiply(divisor).compareTo(notional) == 0) {
            return Words.amount(due);
        }
        BigDecimal shown = notional.divide(divisor, SHOWN_DECIMALS, RoundingMode.DOWN);
        boolean isAll = shown.multiply(divisor).compareTo(notional) == 0;
        return String.format(
                Locale.ROOT,
                "%s%s → %s (rounded up to the cent)",
                Words.amount(shown),
                isAll ? "" : "…",
                Words.amount(due));
    }

    /// What is booked as the profit of a part, or of the rest.
    public static Sum profit(
            OrderTerms terms, ClosedParts before, Price close, Quantity part, Money recorded) {
        BigDecimal exact = terms.profit(close, part);
        Money booked = before.booking(exact);
        String product =
                difference(terms, close)
                        + String.format(
                                Locale.ROOT, " × %s = %s", Words.number(part), Words.amount(exact));
        String words =
                before.equals(ClosedParts.NONE)
                        ? product + rounding(exact)
                        : product + cumulated(before, exact, booked);
        return new Sum("Profit", words, booked, recorded);
    }

    private static String difference(OrderTerms terms, Price close) {
        String open = Words.amount(terms.openPrice());
        String now = Words.amount(close);
        return terms.side() == Side.BUY
                ? String.format(Locale.ROOT, "(%s − %s)", now, open)
                : String.format(Locale.ROOT, "(%s − %s)", open, now);
    }

    private static String rounding(BigDecimal exact) {
        Money rounded = Money.rounded(exact);
        return rounded.value().compareTo(exact) == 0
                ? ""
                : String.format(Locale.ROOT, " → %s (rounded half to even)", Words.amount(rounded));
    }

    private static String cumulated(ClosedParts before, BigDecimal exact, Money booked) {
        BigDecimal all = before.exact().add(exact);
        return String.format(
                Locale.ROOT,
                "; with the parts closed before %s = %s%s, of which %s was booked before: %s",
                Words.amount(exact) + Words.plus("", before.exact()),
                Words.amount(all),
                rounding(all),
                Words.amount(before.booked()),
                Words.amount(booked));
    }

    /// The margin that goes back to the balance.
    public static Sum released(Money before, Money left, Money recorded) {
        String words =
                String.format(
                        Locale.ROOT,
                        "%s before − %s = %s",
                        Words.amount(before),
                        Words.amount(left),
                        Words.amount(before.minus(left)));
        return new Sum("Released", words, before.minus(left), recorded);
    }

    /// The balance after an order was opened.
    public static Sum opened(Money before, Money margin, EventHeader header) {
        Money after = before.minus(margin);
        String words =
                String.format(
                        Locale.ROOT,
                        "%s − margin %s = %s",
                        Words.amount(before),
                        Words.amount(margin),
                        Words.amount(after));
        return new Sum("Balance", words, after, header.balance());
    }

    /// The balance after an order, or a part of it, was closed.
    public static Sum settled(Money before, Money margin, Money profit, EventHeader header) {
        Money after = before.plus(margin).plus(profit);
        String words =
                Words.amount(before)
                        + " + margin "
                        + Words.amount(margin)
                        + Words.plus(profit.isNegative() ? "loss " : "profit ", profit.value())
                        + " = "
                        + Words.amount(after);
        return new Sum("Balance", words, after, header.balance());
    }
}
