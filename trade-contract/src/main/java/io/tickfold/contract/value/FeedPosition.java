package io.tickfold.contract.value;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// The place of a tick in its symbol's stream; a restarted feed continues with a greater epoch.
///
/// @param epoch at most the microseconds from 1970 to a minute after the tick is appended
/// @param sequence at most what every reader of JSON has exactly
public record FeedPosition(long epoch, long sequence) implements Comparable<FeedPosition> {

    /// Of a settlement price, which rules bring and no tick.
    public static final FeedPosition OF_SETTLEMENT = new FeedPosition(0, 0);

    private static final long GREATEST_SEQUENCE = (1L << 53) - 1;

    /// How far the clocks of a feed and a broker may be apart.
    public static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final Comparator<FeedPosition> ORDER =
            Comparator.comparingLong(FeedPosition::epoch).thenComparingLong(FeedPosition::sequence);

    /// Whether no feed can have come so far at that time.
    public boolean isAheadOf(Instant time) {
        return Instant.EPOCH.plus(epoch, ChronoUnit.MICROS).isAfter(time.plus(CLOCKS))
                || sequence > GREATEST_SEQUENCE;
    }

    @Override
    public int compareTo(FeedPosition other) {
        return ORDER.compare(this, other);
    }
}
