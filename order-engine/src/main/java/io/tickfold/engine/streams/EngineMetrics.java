package io.tickfold.engine.streams;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.engine.domain.IgnoredInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// What the engine counts; counters are looked up once, not for each record.
final class EngineMetrics {

    private static final String PREFIX = "tickfold.engine.";
    private static final String BACKLOG = PREFIX + "backlog";

    private final Map<IgnoredInput, Counter> ignored;
    private final Map<MessageType, Counter> published;
    private final Map<RefusalReason, Counter> refusals;
    private final Map<CloseReason, Counter> closes;
    private final Map<Integer, AtomicInteger> backlogs = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final Map<SkipReason, Counter> skipped;
    private final Counter takenByCopy;
    private final Counter takenByStore;
    private final Counter clockFailures;
    private final Counter repeated;
    private final Counter unreadable;
    private final Counter faults;

    EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        ignored =
                counters(
                        "ignored",
                        "Inputs that changed nothing, such as ticks that came too late",
                        "reason",
                        List.of(IgnoredInput.values()),
                        IgnoredInput::name);
        published =
                counters(
                        "events",
                        "Events written to trade-events",
                        "type",
                        MessageType.events(),
                        MessageType::wireName);
        refusals =
                counters(
                        "refusals",
                        "Commands that were refused",
                        "reason",
                        List.of(RefusalReason.values()),
                        RefusalReason::name);
        closes =
                counters(
                        "closes",
                        "Orders that were closed",
                        "reason",
                        List.of(CloseReason.values()),
                        CloseReason::name);
        skipped =
                counters(
                        "skipped",
                        "Inputs, or an account's share of one, that were not decided",
                        "reason",
                        List.of(SkipReason.values()),
                        SkipReason::name);
        takenByCopy = taken("copy");
        takenByStore = taken("store");
        clockFailures =
                counter("clock.failures", "Clock records for a backlog that may not be written");
        repeated = counter("repeated", "Inputs that were delivered again and left out");
        unreadable = counter("unreadable", "Records that went to the dead letters");
        faults = counter("faults", "Decisions that failed, which is a fault of the engine");
    }

    private Counter taken(String from) {
        return counter(
                "partitions.taken",
                "Partitions that it began to work on, and where their live objects came from",
                Tags.of("from", from));
    }

    private <K> Map<K, Counter> counters(
            String name, String description, String tag, List<K> keys, Function<K, String> value) {
        return keys.stream()
                .collect(
                        toUnmodifiableMap(
                                identity(),
                                key -> counter(name, description, Tags.of(tag, value.apply(key)))));
    }

    private Counter counter(String name, String description) {
        return counter(name, description, Tags.empty());
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /// It begins to work on a partition.
    ///
    /// @param hadCopy whether its live objects were there already
    void taken(boolean hadCopy) {
        (hadCopy ? takenByCopy : takenByStore).increment();
    }

    /// How many partitions of other engines are followed.
    void follow(Optional<StandbyCopies> copies) {
        Gauge.builder(PREFIX + "copies", () -> copies.map(StandbyCopies::count).orElse(0))
                .description("Partitions of other engines whose live objects are here too")
                .register(registry);
    }

    void ignored(IgnoredInput reason) {
        Objects.requireNonNull(ignored.get(reason)).increment();
    }

    void published(EngineEvent event) {
        Objects.requireNonNull(published.get(MessageType.of(event))).increment();
        if (event instanceof CommandRefused refused) {
            Objects.requireNonNull(refusals.get(refused.refusal().reason())).increment();
        }
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
        Gauge.builder(BACKLOG, length, AtomicInteger::get)
                .description("Inputs of a partition that are not decided for all accounts yet")
                .tags(tags(partition))
                .register(registry);
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
