package io.tickfold.feed.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before another attempt to connect: a random time, whose longest doubles with
/// each attempt.
final class Backoff {

    private static final int MOST_DOUBLINGS = 10;

    private final long shortestMillis;
    private final long longestMillis;
    private final RandomGenerator random;
    private int attempts;

    Backoff(ExchangeLimits limits, RandomGenerator random) {
        this.shortestMillis = limits.shortestPause().toMillis();
        this.longestMillis = limits.longestPause().toMillis();
        this.random = random;
    }

    /// Between half the shortest pause and one that doubles.
    ///
    /// @param atLeast what the exchange wants
    Duration next(Duration atLeast) {
        long doubled = shortestMillis << Math.min(attempts, MOST_DOUBLINGS);
        long longest = Math.max(Math.min(doubled, longestMillis), shortestMillis);
        attempts++;
        Duration pause = Duration.ofMillis(random.nextLong(shortestMillis / 2, longest + 1));
        return pause.compareTo(atLeast) > 0 ? pause : atLeast;
    }

    /// An attempt was good, so the next pause is short again.
    void reset() {
        attempts = 0;
    }
}
