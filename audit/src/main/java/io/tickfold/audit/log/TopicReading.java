package io.tickfold.audit.log;

import io.tickfold.audit.log.LogRecord.Log;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a stretch of a partition of one topic with a consumer of its own, which it closes at the
/// end.
final class TopicReading implements Iterator<LogRecord>, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int RECORDS_AT_ONCE = 10_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition topic;
    private final Log log;
    private final long end;
    private long position;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();

    /// @param from offset of the first record
    /// @param end offset after the last
    TopicReading(String bootstrapServers, TopicPartition topic, Log log, long from, long end) {
        this.topic = topic;
        this.log = log;
        this.end = end;
        position = from;
        consumer =
                new KafkaConsumer<>(
                        settings(bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(List.of(topic));
        consumer.seek(topic, from);
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                RECORDS_AT_ONCE);
    }

    /// @throws LogUnavailableException if nothing comes for 30 s, or records were deleted that are
    ///   still to be read
    @Override
    public boolean hasNext() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!fetched.hasNext() && position < end) {
            if (!fetch() && System.nanoTime() - deadline > 0) {
                throw new LogUnavailableException("no records of " + topic + " come");
            }
        }
        if (!fetched.hasNext()) {
            close();
        }
        return fetched.hasNext();
    }

    /// Ends of transactions leave gaps in the offsets, so the consumer's position tells how far it
    /// is.
    private boolean fetch() {
        long before = position;
        try {
            fetched =
                    consumer.poll(POLL).records(topic).stream()
                            .filter(each -> each.offset() < end)
                            .iterator();
            position = consumer.position(topic);
        } catch (OffsetOutOfRangeException e) {
            throw new LogUnavailableException(
                    "records of %s were deleted while they were read; try again".formatted(topic),
                    e);
        }
        return position > before;
    }

    @Override
    public LogRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return LogRecord.of(log, fetched.next());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
