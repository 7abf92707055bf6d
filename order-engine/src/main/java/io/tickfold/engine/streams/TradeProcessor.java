package io.tickfold.engine.streams;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Folds one partition of `trade-input`: the processor that Kafka Streams creates for each task.
final class TradeProcessor implements Processor<byte[], byte[], Object, byte[]> {

    private final TaskResources resources;
    private Optional<PartitionTask> task = Optional.empty();

    TradeProcessor(TaskResources resources) {
        this.resources = resources;
    }

    /// Rebuilds everything from the stores; Kafka Streams may call it more than once.
    ///
    /// @throws EngineStartException if the stores and the log of events differ
    @Override
    public void init(ProcessorContext<Object, byte[]> context) {
        CommandBatch.reset(context.taskId().partition());
        task = Optional.of(PartitionTask.restored(context, resources));
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        task.orElseThrow().process(input);
    }

    @Override
    public void close() {
        task.ifPresent(PartitionTask::close);
        task = Optional.empty();
    }
}
