package io.tickfold.engine.cluster;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.journal.EventId;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;

/// Reads `trade-events` without what open or aborted transactions wrote; for one thread at a time.
public final class CommittedEvents implements AutoCloseable {

    /// How long the broker may wait for more at the end of a log. The consumer's next request waits
    /// as long, and nobody here reads what is yet to come.
    private static final int FETCH_MILLIS = 10;

    /// Longer than brokers need for a new leader; an engine that takes over waits for it.
    private static final int PATIENCE_MILLIS = 15_000;

    private static final long FIRST_LOOK_BACK = 16;
    private static final long LOOK_FURTHER_BACK = 16;

    /// More records than others can have added while no engine ran.
    private static final long FURTHEST_BACK = 1 << 24;

    private final KafkaConsumer<byte[], byte[]> consumer;

    public CommittedEvents(String bootstrapServers) {
        consumer = consumer(bootstrapServers, IsolationLevel.READ_COMMITTED);
    }

    /// A consumer that commits no offsets.
    public static KafkaConsumer<byte[], byte[]> consumer(
            String bootstrapServers, IsolationLevel level) {
        return ByteClients.consumer(
                bootstrapServers,
                level,
                Map.of(
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_MILLIS,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS));
    }

    /// The last event of a partition; only ends of transactions follow it.
    public Optional<EventDigest> last(int partition) {
        long end = end(partition);
        long begin = begin(partition);
        for (long back = FIRST_LOOK_BACK; ; back *= LOOK_FURTHER_BACK) {
            long from = Math.max(begin, end - back);
            Optional<ConsumerRecord<byte[], byte[]>> last = lastOf(read(partition, from, end));
            if (last.isPresent() || from == begin) {
                return last.map(CommittedEvents::digest);
            }
        }
    }

    private static <T> Optional<T> lastOf(Iterator<T> all) {
        Optional<T> last = Optional.empty();
        while (all.hasNext()) {
            last = Optional.of(all.next());
        }
        return last;
    }

    private static EventDigest digest(ConsumerRecord<byte[], byte[]> event) {
        return EventId.of(event.headers())
                .filter(_ -> event.value() != null)
                .map(id -> EventDigest.of(id, event.value()))
                .orElseGet(() -> new EventDigest("without an id", ""));
    }

    /// Looks for an event from the end of a partition backwards.
    ///
    /// @return the last record that is this event
    public Optional<ConsumerRecord<byte[], byte[]>> find(int partition, EventDigest event) {
        long begin = begin(partition);
        long to = end(partition);
        long back = FIRST_LOOK_BACK;
        Optional<ConsumerRecord<byte[], byte[]>> found = Optional.empty();
        while (found.isEmpty() && to > begin && back <= FURTHEST_BACK) {
            long from = Math.max(begin, to - back);
            found = lastOf(read(partition, from, to), event);
            to = from;
            back *= LOOK_FURTHER_BACK;
        }
        return found;
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> lastOf(
            Iterator<ConsumerRecord<byte[], byte[]>> all, EventDigest event) {
        Optional<ConsumerRecord<byte[], byte[]>> last = Optional.empty();
        while (all.hasNext()) {
            ConsumerRecord<byte[], byte[]> each = all.next();
            if (digest(each).equals(event)) {
                last = Optional.of(each);
            }
        }
        return last;
    }

    /// The offset of the first event that is kept.
    public long begin(int partition) {
        return PartitionReader.begin(consumer, Topics.TRADE_EVENTS.partition(partition));
    }

    /// Where the committed events of a partition end at present.
    public long end(int partition) {
        return PartitionReader.end(consumer, Topics.TRADE_EVENTS.partition(partition));
    }

    /// The events from one offset up to, but not including, another.
    public Iterator<ConsumerRecord<byte[], byte[]>> read(int partition, long from, long end) {
        return new PartitionReader(consumer, Topics.TRADE_EVENTS.partition(partition), from, end);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
