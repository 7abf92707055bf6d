package io.tickfold.audit.log;

import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.engine.cluster.PartitionReader;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.AbstractIterator;

/// Reads a stretch of a partition of one topic with a consumer of its own, which it closes at the
/// end.
final class TopicReading extends AbstractIterator<LogRecord> implements AutoCloseable {

    private static final Map<String, Object> SETTINGS =
            Map.of(
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "none",
                    ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                    4 * 1024 * 1024,
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    10_000);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition topic;
    private final Log log;
    private final PartitionReader records;

    /// @param from offset of the first record
    /// @param end offset after the last
    TopicReading(String bootstrapServers, TopicPartition topic, Log log, long from, long end) {
        this.topic = topic;
        this.log = log;
        consumer = ByteClients.consumer(bootstrapServers, IsolationLevel.READ_COMMITTED, SETTINGS);
        records = new PartitionReader(consumer, topic, from, end);
    }

    /// @throws LogUnavailableException if nothing comes for 30 s, or records were deleted that are
    ///   still to be read
    @Override
    protected LogRecord makeNext() {
        try {
            if (records.hasNext()) {
                return LogRecord.of(log, records.next());
            }
            close();
            return allDone();
        } catch (OffsetOutOfRangeException e) {
            throw new LogUnavailableException(
                    String.format(
                            Locale.ROOT,
                            "records of %s were deleted while they were read; try again",
                            topic),
                    e);
        } catch (TimeoutException e) {
            throw new LogUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
