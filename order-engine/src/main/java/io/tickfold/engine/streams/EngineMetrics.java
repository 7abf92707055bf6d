package io.tickfold.engine.streams;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.engine.domain.IgnoredInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// What the engine counts; counters are looked up once, not for each record.
final class EngineMetrics {

    private static final String BACKLOG = "tickfold.engine.backlog";

    private final Map<IgnoredInput, Counter> ignored;
    private final Map<MessageType, Counter> published;
    private final Map<CloseReason, Counter> closes;
    private final Map<Integer, AtomicInteger> backlogs = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final Map<SkipReason, Counter> skipped;
    private final Counter clockFailures;
    private final Counter repeated;
    private final Counter unreadable;
    private final Counter faults;

    EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        ignored =
                counters(
                        List.of(IgnoredInput.values()),
                        r -> registry.counter("tickfold.engine.ignored", "reason", r.name()));
        published =
                counters(
                        MessageType.events(),
                        t -> registry.counter("tickfold.engine.events", "type", t.wireName()));
        closes =
                counters(
                        List.of(CloseReason.values()),
                        r -> registry.counter("tickfold.engine.closes", "reason", r.name()));
        skipped =
                counters(
                        List.of(SkipReason.values()),
                        r -> registry.counter("tickfold.engine.skipped", "reason", r.name()));
        clockFailures = registry.counter("tickfold.engine.clock.failures");
        repeated = registry.counter("tickfold.engine.repeated");
        unreadable = registry.counter("tickfold.engine.unreadable");
        faults = registry.counter("tickfold.engine.faults");
    }

    private static <K> Map<K, Counter> counters(List<K> keys, Function<K, Counter> counter) {
        return keys.stream().collect(toUnmodifiableMap(identity(), counter));
    }

    void ignored(IgnoredInput reason) {
        Objects.requireNonNull(ignored.get(reason)).increment();
    }

    void published(EngineEvent event) {
        Objects.requireNonNull(published.get(MessageType.of(event))).increment();
        if (event instanceof OrderClosed closed) {
            Objects.requireNonNull(closes.get(closed.reason())).increment();
        }
        if (event instanceof InputSkipped skip) {
            Objects.requireNonNull(skipped.get(skip.reason())).increment();
        }
    }

    /// How many inputs of a partition wait to be processed.
    void backlog(int partition, int length) {
        backlogs.computeIfAbsent(partition, this::newGauge).set(length);
    }

    private AtomicInteger newGauge(int partition) {
        AtomicInteger length = new AtomicInteger();
        Gauge.builder(BACKLOG, length, AtomicInteger::get).tags(tags(partition)).register(registry);
        return length;
    }

    /// The partition is another's from now on: nothing is known of its backlog here.
    void leave(int partition) {
        backlogs.remove(partition);
        registry.find(BACKLOG).tags(tags(partition)).gauges().forEach(registry::remove);
    }

    private static Tags tags(int partition) {
        return Tags.of("partition", Integer.toString(partition));
    }

    /// A clock for a backlog may not have been appended.
    void clockFailed() {
        clockFailures.increment();
    }

    /// An input was delivered again that was folded before.
    void repeated() {
        repeated.increment();
    }

    /// A record went to the dead letters.
    void unreadable() {
        unreadable.increment();
    }

    /// A decision failed; an alarm should watch this.
    void fault() {
        faults.increment();
    }
}
