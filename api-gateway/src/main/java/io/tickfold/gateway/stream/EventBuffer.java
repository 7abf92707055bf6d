package io.tickfold.gateway.stream;

import io.tickfold.gateway.readmodel.RecordedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Live events on their way to one stream; once it has overflowed it holds none until it restarts.
final class EventBuffer {

    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<RecordedEvent> events = new ArrayDeque<>();
    private int size;
    private long highest;
    private boolean overflowed;
    private boolean ended;

    /// @param limit how many characters of events may wait for another one to be taken in
    EventBuffer(int limit) {
        this.limit = limit;
    }

    /// Takes the event in, or overflows; never waits.
    void offer(RecordedEvent event) {
        lock.lock();
        try {
            highest = Math.max(highest, event.sequence());
            if (size > limit) {
                overflowed = true;
                clear();
            } else if (!overflowed) {
                events.addLast(event);
                size += event.data().length();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void clear() {
        events.clear();
        size = 0;
    }

    /// Waits for an event that is not before this sequence. It is taken out if it has just this
    /// sequence; if some before it are missing, it stays.
    ///
    /// @return empty if the patience ends, the buffer ends, or it has overflowed
    Optional<RecordedEvent> next(long sequence, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            drop(sequence);
            while (events.isEmpty() && !overflowed && !ended && left > 0) {
                left = changed.awaitNanos(left);
                drop(sequence);
            }
            return head(sequence);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ended = true;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void drop(long sequence) {
        while (!events.isEmpty() && events.getFirst().sequence() < sequence) {
            take();
        }
    }

    private void take() {
        size -= events.removeFirst().data().length();
    }

    private Optional<RecordedEvent> head(long sequence) {
        Optional<RecordedEvent> head =
                ended ? Optional.empty() : Optional.ofNullable(events.peek());
        head.filter(event -> event.sequence() == sequence).ifPresent(_ -> take());
        return head;
    }

    /// Waits until the buffer ends, but not longer than this.
    void pause(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    boolean hasOverflowed() {
        lock.lock();
        try {
            return overflowed;
        } finally {
            lock.unlock();
        }
    }

    /// Takes events in again.
    ///
    /// @return the highest sequence that was ever offered
    long restart() {
        lock.lock();
        try {
            overflowed = false;
            return highest;
        } finally {
            lock.unlock();
        }
    }

    /// Wakes the stream up, for the last time.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
