package io.tickfold.feed;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Permits one log line per half minute, whoever asks.
final class RareLog {

    private static final long QUIET_NANOS = Duration.ofSeconds(30).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicLong lastPermitted;

    RareLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastPermitted = new AtomicLong(nanoTime.getAsLong() - QUIET_NANOS);
    }

    /// True for one caller per half minute.
    boolean permits() {
        long last = lastPermitted.get();
        long now = nanoTime.getAsLong();
        return now - last >= QUIET_NANOS && lastPermitted.compareAndSet(last, now);
    }
}
