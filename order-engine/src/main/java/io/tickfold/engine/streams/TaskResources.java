package io.tickfold.engine.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.wire.BroadcastReader;
import io.tickfold.engine.journal.InputReader;
import io.tickfold.engine.startup.CommittedLog;
import java.util.Optional;
import java.util.Set;

/// What all partitions of an engine share beside the streams; the engine closes it when it stops.
///
/// @param partitions how many `trade-input` has
/// @param haveFormerStore whether an engine up to format 3 has been at work
/// @param copies of partitions that another engine works on; none without standbys, nor where an
///   engine up to format 3 has been at work
/// @param skip inputs that an operator has skipped
record TaskResources(
        int partitions,
        boolean haveFormerStore,
        CommittedLog log,
        ClockSender clocks,
        EngineMetrics metrics,
        Optional<StandbyCopies> copies,
        InputReader inputs,
        Set<InputPlace> skip)
        implements AutoCloseable {

    static TaskResources open(
            String bootstrapServers,
            int partitions,
            boolean haveFormerStore,
            MeterRegistry registry,
            boolean hasStandbys,
            Set<InputPlace> skip) {
        EngineMetrics metrics = new EngineMetrics(registry);
        CommittedLog log = CommittedLog.of(bootstrapServers);
        Optional<StandbyCopies> copies =
                hasStandbys && !haveFormerStore
                        ? Optional.of(new StandbyCopies(bootstrapServers, log::rehearse))
                        : Optional.empty();
        metrics.follow(copies);
        return new TaskResources(
                partitions,
                haveFormerStore,
                log,
                ClockSender.to(bootstrapServers, metrics),
                metrics,
                copies,
                new BroadcastReader()::decode,
                skip);
    }

    @Override
    public void close() {
        copies.ifPresent(StandbyCopies::close);
        log.close();
        clocks.close();
    }
}
