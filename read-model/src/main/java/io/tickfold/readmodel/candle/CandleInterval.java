package io.tickfold.readmodel.candle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/// How long a candle lasts, in UTC; weeks begin on Monday.
public enum CandleInterval {
    ONE_MINUTE("1m", 60),
    FIVE_MINUTES("5m", 300),
    FIFTEEN_MINUTES("15m", 900),
    THIRTY_MINUTES("30m", 1_800),
    ONE_HOUR("1h", 3_600),
    FOUR_HOURS("4h", 14_400),
    ONE_DAY("1d", 86_400),
    ONE_WEEK("1w", 604_800),
    ONE_MONTH("1mo", 0);

    /// The first Monday after the beginning of 1970, which was a Thursday.
    private static final long FIRST_MONDAY = 4 * 86_400L;

    private final String text;
    private final long seconds;

    /// @param seconds 0 if candles differ in length
    CandleInterval(String text, long seconds) {
        this.text = text;
        this.seconds = seconds;
    }

    /// The interval that clients call so, if there is one.
    public static Optional<CandleInterval> of(String text) {
        return Stream.of(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /// When the candle begins that this time is in.
    public Instant start(Instant time) {
        if (this == ONE_MONTH) {
            return date(time).withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        long first = this == ONE_WEEK ? FIRST_MONDAY : 0;
        return Instant.ofEpochSecond(
                Math.floorDiv(time.getEpochSecond() - first, seconds) * seconds + first);
    }

    /// When the candle ends that begins here.
    public Instant end(Instant start) {
        return this == ONE_MONTH
                ? date(start).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                : start.plusSeconds(seconds);
    }

    private static LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /// As clients write it, such as `1m`.
    @Override
    public String toString() {
        return text;
    }
}
