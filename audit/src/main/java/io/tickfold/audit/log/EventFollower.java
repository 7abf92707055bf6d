package io.tickfold.audit.log;

import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Reads a cluster's committed events of all partitions and those to come, for one thread.
public final class EventFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private EventFollower(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /// @param isFromBeginning whether the events up to now are wanted too
    /// @throws LogUnavailableException if the cluster does not answer, or has no events
    public static EventFollower open(ClusterAddress address, boolean isFromBeginning) {
        List<TopicPartition> partitions = Topics.TRADE_EVENTS.partitions(address.partitions());
        KafkaConsumer<byte[], byte[]> consumer =
                ByteClients.consumer(
                        address.bootstrapServers(), IsolationLevel.READ_COMMITTED, Map.of());
        consumer.assign(partitions);
        if (isFromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }
        return new EventFollower(consumer);
    }

    /// Hands out events until the reader says that it wants no more.
    public void follow(Predicate<LogRecord> reader) {
        while (true) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                if (!reader.test(LogRecord.of(Log.EVENTS, each))) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
