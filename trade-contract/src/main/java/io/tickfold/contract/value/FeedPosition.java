package io.tickfold.contract.value;

import java.util.Comparator;

/// The place of a tick in its symbol's stream; a restarted feed continues with a greater epoch.
public record FeedPosition(long epoch, long sequence) implements Comparable<FeedPosition> {

    /// Of a settlement price, which rules bring and no tick.
    public static final FeedPosition OF_SETTLEMENT = new FeedPosition(0, 0);

    private static final Comparator<FeedPosition> ORDER =
            Comparator.comparingLong(FeedPosition::epoch).thenComparingLong(FeedPosition::sequence);

    @Override
    public int compareTo(FeedPosition other) {
        return ORDER.compare(this, other);
    }
}
