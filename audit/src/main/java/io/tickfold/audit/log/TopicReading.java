package io.tickfold.audit.log;

import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.engine.cluster.PartitionReader;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a stretch of a partition of one topic with a consumer of its own, which it closes at the
/// end.
final class TopicReading implements Iterator<LogRecord>, AutoCloseable {

    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int RECORDS_AT_ONCE = 10_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition topic;
    private final Log log;
    private final PartitionReader records;

    /// @param from offset of the first record
    /// @param end offset after the last
    TopicReading(String bootstrapServers, TopicPartition topic, Log log, long from, long end) {
        this.topic = topic;
        this.log = log;
        consumer =
                new KafkaConsumer<>(
                        settings(bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        records = new PartitionReader(consumer, topic, from, end);
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
        try {
            boolean hasNext = records.hasNext();
            if (!hasNext) {
                close();
            }
            return hasNext;
        } catch (OffsetOutOfRangeException e) {
            throw new LogUnavailableException(
                    "records of %s were deleted while they were read; try again".formatted(topic),
                    e);
        } catch (TimeoutException e) {
            throw new LogUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public LogRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return LogRecord.of(log, records.next());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
