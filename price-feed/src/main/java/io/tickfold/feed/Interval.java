package io.tickfold.feed;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Does something when it is due, but not again within an interval: the first time at once, and as
/// often as the interval allows while it is due all the time. With no interval it is done whenever
/// it is due.
final class Interval {

    private final ScheduledExecutorService thread;
    private final long nanos;
    private final Runnable action;
    private final LongSupplier nanoTime;
    private long last;
    private boolean isWaiting;

    /// @param thread on which it is done, and on which it becomes due
    Interval(
            ScheduledExecutorService thread,
            Duration length,
            Runnable action,
            LongSupplier nanoTime) {
        this.thread = thread;
        this.nanos = length.toNanos();
        this.action = action;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong() - nanos;
    }

    /// Has it done as soon as it may be.
    void due() {
        if (nanos == 0) {
            action.run();
        } else if (!isWaiting) {
            isWaiting = true;
            long wait = Math.max(0, last + nanos - nanoTime.getAsLong());
            Future<?> _ = thread.schedule(this::act, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void act() {
        isWaiting = false;
        last = nanoTime.getAsLong();
        action.run();
    }
}
