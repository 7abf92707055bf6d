package io.tickfold.engine.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.engine.domain.IgnoredInput;

/// What the engine counts.
record EngineMetrics(MeterRegistry registry) {

    void ignored(IgnoredInput reason) {
        registry.counter("tickfold.engine.ignored", "reason", reason.name()).increment();
    }

    void published(MessageType type) {
        registry.counter("tickfold.engine.events", "type", type.wireName()).increment();
    }

    /// A record went to the dead letters.
    void unreadable() {
        registry.counter("tickfold.engine.unreadable").increment();
    }

    /// A decision failed; an alarm should hang on this.
    void fault() {
        registry.counter("tickfold.engine.faults").increment();
    }
}
