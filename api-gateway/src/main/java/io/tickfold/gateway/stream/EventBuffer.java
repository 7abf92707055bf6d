package io.tickfold.gateway.stream;

import io.tickfold.readmodel.query.RecordedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Live events on their way to one stream; once it has overflowed it holds none until it restarts.
final class EventBuffer extends Outgoing {

    private final int limit;
    private final Deque<RecordedEvent> events = new ArrayDeque<>();
    private int size;
    private long highest;
    private boolean overflowed;

    /// @param limit how many characters of events may wait before the next one overflows
    EventBuffer(int limit) {
        this.limit = limit;
    }

    /// Adds the event, or overflows; never waits.
    synchronized void offer(RecordedEvent event) {
        highest = Math.max(highest, event.sequence());
        if (size > limit) {
            overflow();
        } else if (!overflowed) {
            events.addLast(event);
            size += event.data().length();
        }
        notifyAll();
    }

    private void overflow() {
        overflowed = true;
        events.clear();
        size = 0;
    }

    /// Waits for an event that is not before this sequence. It is taken out if it has just this
    /// sequence; if some before it are missing, it stays.
    ///
    /// @return empty if the patience ends, the buffer ends, or it has overflowed
    synchronized Optional<RecordedEvent> next(long sequence, Duration patience) {
        await(() -> overflowed || hasNews(sequence), patience);
        return isEnded() ? Optional.empty() : head(sequence);
    }

    /// Whether an event remains when those before the sequence are dropped.
    private boolean hasNews(long sequence) {
        while (!events.isEmpty() && events.getFirst().sequence() < sequence) {
            take();
        }
        return !events.isEmpty();
    }

    private void take() {
        size -= events.removeFirst().data().length();
    }

    private Optional<RecordedEvent> head(long sequence) {
        Optional<RecordedEvent> head = Optional.ofNullable(events.peek());
        head.filter(event -> event.sequence() == sequence).ifPresent(_ -> take());
        return head;
    }

    /// Leaves out the event that comes next, if there is one.
    synchronized void drop() {
        if (!events.isEmpty()) {
            take();
        }
    }

    /// Waits until an event that is not before this sequence has been offered.
    ///
    /// @return false if the patience ends first
    synchronized boolean reaches(long sequence, Duration patience) {
        await(() -> highest >= sequence, patience);
        return highest >= sequence;
    }

    /// Waits until the buffer ends, but not longer than this.
    void pause(Duration time) {
        await(() -> false, time);
    }

    synchronized boolean hasOverflowed() {
        return overflowed;
    }

    /// Accepts events again.
    ///
    /// @return the highest sequence that was ever offered
    synchronized long restart() {
        overflowed = false;
        return highest;
    }
}
