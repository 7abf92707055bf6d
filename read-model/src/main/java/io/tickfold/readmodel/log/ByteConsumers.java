package io.tickfold.readmodel.log;

import io.tickfold.contract.wire.ByteClients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Makes consumers that see committed records as bytes and belong to no group.
public final class ByteConsumers {

    private static final int API_TIMEOUT_MS = 2_000;
    private static final int REQUEST_TIMEOUT_MS = 5_000;

    private static final int RECORDS_AT_ONCE = 5_000;
    private static final int BYTES_AT_ONCE = 4 << 20;

    private ByteConsumers() {}

    /// Each call of the supplier makes a consumer with a connection of its own.
    public static Supplier<Consumer<byte[], byte[]>> named(
            String clientId, String bootstrapServers) {
        return making(settings(clientId, bootstrapServers));
    }

    /// Consumers that read long stretches as fast as they can.
    public static Supplier<Consumer<byte[], byte[]>> inBulk(
            String clientId, String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>(settings(clientId, bootstrapServers));
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_AT_ONCE);
        return making(settings);
    }

    private static Supplier<Consumer<byte[], byte[]>> making(Map<String, Object> settings) {
        return () ->
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// All partitions of a topic.
    ///
    /// @throws IllegalStateException if there is no such topic
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic);
        }
        return found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    }

    private static Map<String, Object> settings(String clientId, String bootstrapServers) {
        return ByteClients.settings(
                bootstrapServers,
                Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        clientId,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        API_TIMEOUT_MS,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        REQUEST_TIMEOUT_MS,
                        ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                        false));
    }
}
