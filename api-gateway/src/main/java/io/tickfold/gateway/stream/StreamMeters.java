package io.tickfold.gateway.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts the streams that are open, and those that ended because their client was too slow.
@Component
final class StreamMeters {

    private final MeterRegistry registry;

    StreamMeters(MeterRegistry registry, OpenStreams streams) {
        this.registry = registry;
        for (StreamKind kind : StreamKind.values()) {
            Gauge.builder("tickfold.gateway.streams", streams, open -> open.count(kind))
                    .description("Streams that are open")
                    .tag("kind", kind.tag())
                    .register(registry);
            Counter _ = slowOnes(kind);
        }
    }

    private Counter slowOnes(StreamKind kind) {
        return Counter.builder("tickfold.gateway.streams.slow")
                .description("Streams that ended because their client was too slow")
                .tag("kind", kind.tag())
                .register(registry);
    }

    void slow(StreamKind kind) {
        slowOnes(kind).increment();
    }
}
