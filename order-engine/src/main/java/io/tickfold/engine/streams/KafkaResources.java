package io.tickfold.engine.streams;

import io.micrometer.core.instrument.MeterRegistry;

/// What an engine asks and tells Kafka beside its streams.
record KafkaResources(KafkaCommittedLog log, KafkaClockSender clocks, EngineMetrics metrics)
        implements AutoCloseable {

    static KafkaResources open(String bootstrapServers, MeterRegistry registry) {
        EngineMetrics metrics = new EngineMetrics(registry);
        return new KafkaResources(
                new KafkaCommittedLog(bootstrapServers),
                new KafkaClockSender(bootstrapServers, metrics),
                metrics);
    }

    TaskResources of(int partitions) {
        return new TaskResources(partitions, log, clocks, metrics);
    }

    @Override
    public void close() {
        log.close();
        clocks.close();
    }
}
