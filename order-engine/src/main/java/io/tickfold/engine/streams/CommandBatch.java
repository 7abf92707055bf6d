package io.tickfold.engine.streams;

import java.util.HashMap;
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

    /// The commands that wait in this thread, by partition; without those that have none.
    private static final ThreadLocal<Map<Integer, Integer>> WAITING =
            ThreadLocal.withInitial(HashMap::new);

    /// How often this thread was asked for a commit, which is one of all its tasks.
    private static final ThreadLocal<Long> COMMITS = ThreadLocal.withInitial(() -> 0L);

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
        for (ConsumerRecord<byte[], byte[]> polledRecord : polled) {
            if (polledRecord.key() != null) {
                WAITING.get().merge(polledRecord.partition(), 1, Integer::sum);
            }
        }
        return polled;
    }

    /// Takes one command of a partition out of the batch of this thread.
    ///
    /// @return whether it was the last one that was polled, of all partitions
    static boolean takeLast(int partition) {
        Map<Integer, Integer> waiting = WAITING.get();
        waiting.computeIfPresent(partition, (_, count) -> count > 1 ? count - 1 : null);
        return waiting.isEmpty();
    }

    /// Whether commands wait, of which the last one will have all committed.
    static boolean isUnderWay() {
        return !WAITING.get().isEmpty();
    }

    /// How often a commit of all tasks of this thread was asked for.
    static long commits() {
        return COMMITS.get();
    }

    /// Notes that one is being asked for.
    static void commit() {
        COMMITS.set(COMMITS.get() + 1);
    }

    /// Forgets the commands that were polled for a task which this thread no longer has; those of
    /// its other tasks still count.
    static void reset(int partition) {
        WAITING.get().remove(partition);
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
