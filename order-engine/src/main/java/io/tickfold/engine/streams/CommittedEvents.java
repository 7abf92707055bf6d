package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.journal.EventId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the events that were committed; for one thread at a time.
final class CommittedEvents implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How long the broker may wait for more at the end of a log. The consumer's next question
    /// waits as long, and nobody here reads what is yet to come.
    private static final int FETCH_MILLIS = 10;

    private static final long FIRST_LOOK_BACK = 16;
    private static final long LOOK_FURTHER_BACK = 16;

    private final KafkaConsumer<byte[], byte[]> committed;
    private final KafkaConsumer<byte[], byte[]> all;

    CommittedEvents(String bootstrapServers) {
        committed = consumer(bootstrapServers, IsolationLevel.READ_COMMITTED);
        all = consumer(bootstrapServers, IsolationLevel.READ_UNCOMMITTED);
    }

    static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, IsolationLevel level) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        level.name().toLowerCase(Locale.ROOT),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_MILLIS,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static TopicPartition topic(int partition) {
        return new TopicPartition(Topics.TRADE_EVENTS.name(), partition);
    }

    /// Waits until no transaction is open in the partition; what a dead engine left is aborted.
    ///
    /// @throws KafkaException if one stays open
    void awaitSettled(int partition) {
        List<TopicPartition> one = List.of(topic(partition));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!committed.endOffsets(one).equals(all.endOffsets(one))) {
            if (System.nanoTime() - deadline > 0) {
                throw new KafkaException("a transaction stays open in " + topic(partition));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// The last event of a partition; what follows it are only ends of transactions.
    Optional<EventDigest> last(int partition) {
        long end = end(partition);
        long begin = begin(partition);
        for (long back = FIRST_LOOK_BACK; ; back *= LOOK_FURTHER_BACK) {
            long from = Math.max(begin, end - back);
            Optional<ConsumerRecord<byte[], byte[]>> last = lastBetween(partition, from, end);
            if (last.isPresent() || from == begin) {
                return last.map(CommittedEvents::mark);
            }
        }
    }

    private Optional<ConsumerRecord<byte[], byte[]>> lastBetween(
            int partition, long from, long end) {
        LastOf last = new LastOf();
        read(partition, from, end, last);
        return last.seen;
    }

    /// Keeps the last of the records it is given.
    private static final class LastOf implements Consumer<ConsumerRecord<byte[], byte[]>> {

        private Optional<ConsumerRecord<byte[], byte[]>> seen = Optional.empty();

        @Override
        public void accept(ConsumerRecord<byte[], byte[]> event) {
            seen = Optional.of(event);
        }
    }

    private static EventDigest mark(ConsumerRecord<byte[], byte[]> event) {
        return EventId.of(event.headers())
                .map(id -> EventDigest.of(id, event.value()))
                .orElseGet(() -> new EventDigest("without an id", ""));
    }

    long begin(int partition) {
        TopicPartition topic = topic(partition);
        return committed.beginningOffsets(List.of(topic)).getOrDefault(topic, 0L);
    }

    /// Where the committed events of a partition end at present.
    long end(int partition) {
        TopicPartition topic = topic(partition);
        return committed.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
    }

    /// Hands out the events between two offsets.
    void read(int partition, long from, long end, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        LogReading.read(committed, topic(partition), from, end, reader);
    }

    @Override
    public void close() {
        committed.close();
        all.close();
    }
}
