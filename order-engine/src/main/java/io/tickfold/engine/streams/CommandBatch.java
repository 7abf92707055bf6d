package io.tickfold.engine.streams;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Counts the commands that a poll brought, so that the transaction is committed when they are used
/// up: a lone command at once, many commands together, ticks never.
///
/// Kafka Streams creates it by name for its main consumer; polling and processing share a thread.
public final class CommandBatch implements ConsumerInterceptor<byte[], byte[]> {

    private static final ThreadLocal<int[]> WAITING = ThreadLocal.withInitial(() -> new int[1]);

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
        int commands = 0;
        for (ConsumerRecord<byte[], byte[]> polledRecord : polled) {
            if (polledRecord.key() != null) {
                commands++;
            }
        }
        WAITING.get()[0] += commands;
        return polled;
    }

    /// Takes one command out of the batch of this thread.
    ///
    /// @return whether it was the last one that was polled
    static boolean takeLast() {
        int[] waiting = WAITING.get();
        waiting[0] = Math.max(0, waiting[0] - 1);
        return waiting[0] == 0;
    }

    /// Forgets the commands that were polled for a task which this thread no longer has.
    static void reset() {
        WAITING.get()[0] = 0;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
