package io.tickfold.engine.cluster;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.AbstractIterator;

/// Reads the records of a partition from one offset up to, but not including, another.
///
/// The ends of transactions leave gaps in the offsets, so the consumer's position says how far it
/// is.
public final class PartitionReader extends AbstractIterator<ConsumerRecord<byte[], byte[]>> {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private long position;
    private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();

    /// @param consumer is assigned the partition, and stays open
    /// @param from offset of the first record
    /// @param end offset after the last
    public PartitionReader(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        this.consumer = consumer;
        this.partition = partition;
        this.end = end;
        position = from;
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
    }

    /// The offset of the first record that a partition keeps.
    public static long begin(Consumer<?, ?> consumer, TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /// The offset after the last record of a partition that the consumer may read.
    public static long end(Consumer<?, ?> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /// @throws TimeoutException if the broker sends nothing for 30 s
    @Override
    protected ConsumerRecord<byte[], byte[]> makeNext() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!polled.hasNext() && position < end) {
            if (poll()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("no records of " + partition + " come");
            }
        }
        return polled.hasNext() ? polled.next() : allDone();
    }

    /// Whether the consumer has moved.
    private boolean poll() {
        long before = position;
        polled =
                consumer.poll(POLL).records(partition).stream()
                        .filter(each -> each.offset() < end)
                        .iterator();
        position = consumer.position(partition);
        return position > before;
    }
}
