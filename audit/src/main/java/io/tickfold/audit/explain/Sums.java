package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Valued;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Computes what an account could bear again, and writes down how.
final class Sums {

    private static final int CENTS = 2;

    private Sums() {}

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

    static Fact.Computed unchanged(Scene scene) {
        Money before = scene.before().balance();
        return Fact.Computed.of(
                "Balance", "unchanged, " + Words.amount(before), before, scene.header().balance());
    }
}
