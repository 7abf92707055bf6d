package io.tickfold.engine.cluster;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads the records of a partition from one offset up to, but not including, another.
///
/// The ends of transactions leave gaps in the offsets, so the consumer's position says how far it
/// is.
public final class PartitionReader implements Iterator<ConsumerRecord<byte[], byte[]>> {

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

    /// @throws TimeoutException if the broker sends nothing for 30 s
    @Override
    public boolean hasNext() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!polled.hasNext() && position < end) {
            if (poll()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("no records of " + partition + " come");
            }
        }
        return polled.hasNext();
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

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return polled.next();
    }
}
