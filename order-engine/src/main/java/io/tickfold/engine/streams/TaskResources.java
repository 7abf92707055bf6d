package io.tickfold.engine.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.engine.startup.CommittedLog;
import java.util.Set;

/// What all partitions of an engine share beside the streams; the engine closes it when it stops.
///
/// @param partitions how many `trade-input` has
/// @param haveFormerStore whether an engine up to format 3 has been at work
/// @param skip inputs that an operator has skipped
record TaskResources(
        int partitions,
        boolean haveFormerStore,
        CommittedLog log,
        ClockSender clocks,
        EngineMetrics metrics,
        Set<InputPlace> skip)
        implements AutoCloseable {

    static TaskResources open(
            String bootstrapServers,
            int partitions,
            boolean haveFormerStore,
            MeterRegistry registry,
            Set<InputPlace> skip) {
        EngineMetrics metrics = new EngineMetrics(registry);
        return new TaskResources(
                partitions,
                haveFormerStore,
                CommittedLog.of(bootstrapServers),
                ClockSender.to(bootstrapServers, metrics),
                metrics,
                skip);
    }

    @Override
    public void close() {
        log.close();
        clocks.close();
    }
}
