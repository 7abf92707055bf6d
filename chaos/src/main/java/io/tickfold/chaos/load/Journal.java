package io.tickfold.chaos.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What clients were told, and what of it they may not be told.
public final class Journal {

    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final LongAdder closed = new LongAdder();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /// An answer to a request that changes something.
    ///
    /// @param begun and `ended`, by [System#nanoTime()]
    /// @param order that was opened or closed
    public record Told(
            String account,
            Kind kind,
            String key,
            String path,
            String request,
            String answer,
            String order,
            long begun,
            long ended) {

        public Duration took() {
            return Duration.ofNanos(ended - begun);
        }
    }

    /// What was asked for.
    public enum Kind {
        OPEN,
        REDUCE,
        CLOSE
    }

    void tell(Told answer) {
        told.add(answer);
        if (answer.kind() == Kind.CLOSE) {
            closed.increment();
        }
    }

    /// How many orders were closed.
    public long closed() {
        return closed.sum();
    }

    void violation(String what) {
        violations.add(what);
    }

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    public List<Told> told() {
        return List.copyOf(told);
    }

    public List<String> violations() {
        return List.copyOf(violations);
    }

    /// How often each of several things that are no violation was seen.
    public Map<String, LongAdder> counts() {
        return counts;
    }
}
