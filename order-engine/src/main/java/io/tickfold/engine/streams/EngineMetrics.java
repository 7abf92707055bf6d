package io.tickfold.engine.streams;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.engine.domain.IgnoredInput;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the engine counts; counters are looked up once, not for each record.
final class EngineMetrics {

    private final Map<IgnoredInput, Counter> ignored;
    private final Map<MessageType, Counter> published;
    private final Counter unreadable;
    private final Counter faults;

    EngineMetrics(MeterRegistry registry) {
        ignored =
                counters(
                        IgnoredInput.values(),
                        r -> registry.counter("tickfold.engine.ignored", "reason", r.name()));
        published =
                counters(
                        MessageType.values(),
                        t -> registry.counter("tickfold.engine.events", "type", t.wireName()));
        unreadable = registry.counter("tickfold.engine.unreadable");
        faults = registry.counter("tickfold.engine.faults");
    }

    private static <K> Map<K, Counter> counters(K[] keys, Function<K, Counter> counter) {
        return Stream.of(keys).collect(toUnmodifiableMap(identity(), counter));
    }

    void ignored(IgnoredInput reason) {
        Objects.requireNonNull(ignored.get(reason)).increment();
    }

    void published(MessageType type) {
        Objects.requireNonNull(published.get(type)).increment();
    }

    /// A record went to the dead letters.
    void unreadable() {
        unreadable.increment();
    }

    /// A decision failed; an alarm should hang on this.
    void fault() {
        faults.increment();
    }
}
