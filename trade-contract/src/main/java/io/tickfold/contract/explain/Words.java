package io.tickfold.contract.explain;

import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and times as people read them.
public final class Words {

    private static final int CENTS = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Words() {}

    /// All its digits, at least two decimals: `−1,234.50`.
    public static String amount(BigDecimal value) {
        return grouped(value, CENTS);
    }

    public static String amount(Money money) {
        return amount(money.value());
    }

    public static String amount(Price price) {
        return amount(price.value());
    }

    public static String number(Quantity quantity) {
        return grouped(quantity.value(), 0);
    }

    private static String grouped(BigDecimal value, int decimals) {
        int shown = Math.max(decimals, value.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + shown + "f", value).replace('-', '−');
    }

    /// A term of a sum: ` + 1.00` or ` − 1.00`.
    public static String plus(String name, BigDecimal value) {
        String sign = value.signum() < 0 ? " − " : " + ";
        return sign + name + amount(value.abs());
    }

    public static String time(Instant time) {
        return TIME.format(time);
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%,.3f s", BigDecimal.valueOf(duration.toMillis(), 3));
    }

    public static String count(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
