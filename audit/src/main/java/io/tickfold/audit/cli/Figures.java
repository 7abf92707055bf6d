package io.tickfold.audit.cli;

import io.tickfold.contract.value.Money;
import java.math.BigDecimal;
import java.util.Locale;

/// Prints money, prices and counts with thousands separated by commas.
public final class Figures {

    private Figures() {}

    /// Dollars and cents, such as `1,234.50`.
    public static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /// Dollars and cents, such as `1,234.50`.
    public static String money(Money amount) {
        return money(amount.value());
    }

    /// A price or a quantity with all its digits, such as `42,350.75`.
    public static String exact(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }

    /// A whole number, such as `12,345`.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
