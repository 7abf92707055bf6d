package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Valued;
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

/// Computes margin, profit and balance again, and writes down how.
final class Sums {

    private static final int CENTS = 2;
    private static final int SHOWN_DECIMALS = 6;

    private Sums() {}

    /// Quantity × price ÷ leverage, rounded up to the cent.
    static Fact.Computed margin(String name, OrderTerms terms) {
        return margin(name, terms.quantity(), terms.openPrice(), terms.leverage(), terms.margin());
    }

    static Fact.Computed margin(
            String name, Quantity quantity, Price price, Leverage leverage, Money recorded) {
        BigDecimal notional = quantity.value().multiply(price.value());
        BigDecimal divisor = BigDecimal.valueOf(leverage.value());
        Money due = margin(quantity, price, leverage);
        String words =
                String.format(
                        Locale.ROOT,
                        "%s × %s ÷ %s = %s",
                        Words.number(quantity),
                        Words.amount(price),
                        leverage,
                        quotient(notional, divisor, due));
        return Fact.Computed.of(name, words, due, recorded);
    }

    static Money margin(Quantity quantity, Price price, Leverage leverage) {
        BigDecimal notional = quantity.value().multiply(price.value());
        BigDecimal divisor = BigDecimal.valueOf(leverage.value());
        return new Money(notional.divide(divisor, CENTS, RoundingMode.CEILING));
    }

    /// Whether an order would have left its account at or below the stop-out level.
    ///
    /// @param margin of the order
    /// @param stopOut level, as a fraction
    /// @param spread that the order would have cost at once
    static Fact openingLevel(Valued before, Money margin, BigDecimal stopOut, BigDecimal spread) {
        BigDecimal left = before.equity().subtract(spread);
        BigDecimal least = before.margin().plus(margin).value().multiply(stopOut);
        String words =
                String.format(
                        Locale.ROOT,
                        "equity %s − spread %s = %s, which is not more than margin (%s + %s) × %s = %s",
                        Words.amount(before.equity()),
                        Words.amount(spread),
                        Words.amount(left),
                        Words.amount(before.margin()),
                        Words.amount(margin),
                        stopOut.toPlainString(),
                        Words.amount(least));
        return new Fact.Checked("Level", words, left.compareTo(least) <= 0);
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

    /// What can be used: the balance, less losses that are not booked yet, and never less than 0.
    static Fact.Computed available(Valued valued, Money recorded) {
        BigDecimal losses = valued.unrealised().min(BigDecimal.ZERO);
        BigDecimal usable = valued.balance().value().add(losses).max(BigDecimal.ZERO);
        Money shown = new Money(usable.setScale(CENTS, RoundingMode.FLOOR));
        String words =
                String.format(
                        Locale.ROOT,
                        "balance %s%s = %s; losses that are not booked yet cannot be used",
                        Words.amount(valued.balance()),
                        Words.plus("unrealised ", losses),
                        Words.amount(shown));
        return Fact.Computed.of("Available", words, shown, recorded);
    }

    /// What is booked as the profit of a part, or of the rest.
    static Fact.Computed profit(
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
        return Fact.Computed.of("Profit", words, booked, recorded);
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

    static Fact.Computed released(Money before, Money left, Money recorded) {
        String words =
                String.format(
                        Locale.ROOT,
                        "%s before − %s = %s",
                        Words.amount(before),
                        Words.amount(left),
                        Words.amount(before.minus(left)));
        return Fact.Computed.of("Released", words, before.minus(left), recorded);
    }

    static Fact.Computed opened(Money before, Money margin, EventHeader header) {
        Money after = before.minus(margin);
        String words =
                String.format(
                        Locale.ROOT,
                        "%s − margin %s = %s",
                        Words.amount(before),
                        Words.amount(margin),
                        Words.amount(after));
        return Fact.Computed.of("Balance", words, after, header.balance());
    }

    static Fact.Computed settled(Money before, Money margin, Money profit, EventHeader header) {
        Money after = before.plus(margin).plus(profit);
        String words =
                Words.amount(before)
                        + " + margin "
                        + Words.amount(margin)
                        + Words.plus(profit.isNegative() ? "loss " : "profit ", profit.value())
                        + " = "
                        + Words.amount(after);
        return Fact.Computed.of("Balance", words, after, header.balance());
    }

    static Fact.Computed unchanged(Scene scene) {
        Money before = scene.before().balance();
        return Fact.Computed.of(
                "Balance", "unchanged, " + Words.amount(before), before, scene.header().balance());
    }
}
