package io.tickfold.gateway.stream;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Guards what one stream waits for; once the stream has been ended it waits no more.
final class StreamLock {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ended;

    /// Gets something while nobody changes it.
    <T> T get(Supplier<T> supplier) {
        lock.lock();
        try {
            return supplier.get();
        } finally {
            lock.unlock();
        }
    }

    /// Changes something, and lets the stream look at it.
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it is so, the patience ends or the stream is ended; what waits inside of [#get]
    /// lets others change things meanwhile.
    void await(BooleanSupplier isSo, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!isSo.getAsBoolean() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    /// Wakes the stream up, for the last time.
    void end() {
        change(() -> ended = true);
    }

    boolean isEnded() {
        return get(() -> ended);
    }
}
