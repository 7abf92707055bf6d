package io.tickfold.engine.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.engine.startup.CommittedLog;

/// What all partitions of an engine share beside the streams; the engine closes it when it stops.
///
/// @param partitions how many `trade-input` has
record TaskResources(int partitions, CommittedLog log, ClockSender clocks, EngineMetrics metrics)
        implements AutoCloseable {

    static TaskResources open(String bootstrapServers, int partitions, MeterRegistry registry) {
        EngineMetrics metrics = new EngineMetrics(registry);
        return new TaskResources(
                partitions,
                CommittedLog.of(bootstrapServers),
                ClockSender.to(bootstrapServers, metrics),
                metrics);
    }

    @Override
    public void close() {
        log.close();
        clocks.close();
    }
}
