package io.tickfold.contract.value;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// The place of a tick in its symbol's stream; a restarted feed continues with a greater epoch.
public record FeedPosition(long epoch, long sequence) implements Comparable<FeedPosition> {

    /// Of a settlement price, which rules bring and no tick.
    public static final FeedPosition OF_SETTLEMENT = new FeedPosition(0, 0);

    /// How wrong the clock of a feed may be.
    private static final Duration FURTHEST_AHEAD = Duration.ofHours(1);

    private static final Comparator<FeedPosition> ORDER =
            Comparator.comparingLong(FeedPosition::epoch).thenComparingLong(FeedPosition::sequence);

    /// Whether its epoch, taken as microseconds since 1970, is more than an hour after this time.
    /// Who followed such a position would follow no feed that starts later.
    public boolean isAheadOf(Instant time) {
        return Instant.EPOCH.plus(epoch, ChronoUnit.MICROS).minus(FURTHEST_AHEAD).isAfter(time);
    }

    @Override
    public int compareTo(FeedPosition other) {
        return ORDER.compare(this, other);
    }
}
