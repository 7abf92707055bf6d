package io.tickfold.feed;

import io.tickfold.contract.wire.ByteClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/// Makes the feed's connections to one cluster.
record KafkaClients(String bootstrapServers) {

    /// A tick is worth nothing after so long.
    static final Duration PATIENCE_FOR_TICKS = Duration.ofSeconds(2);

    /// A trade that is missing leaves a gap for ever.
    static final Duration PATIENCE_FOR_TRADES = Duration.ofMinutes(1);

    static final int BUFFER_BYTES = 8 * 1024 * 1024;
    private static final int LINGER_MILLIS = 2;
    private static final int CLOSE_SECONDS = 2;
    private static final int WATCHED_BYTES = 1024 * 1024;
    private static final int WATCH_MILLIS = 250;

    /// Idempotent, without transactions. A tick is sent to all partitions in one request.
    ///
    /// @param patience after which a record is given up
    DefaultKafkaProducerFactory<byte[], byte[]> producerFactory(
            String clientId, Duration patience) {
        Map<String, Object> settings =
                ByteClients.settings(
                        bootstrapServers,
                        Map.of(
                                ProducerConfig.CLIENT_ID_CONFIG,
                                clientId,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.LINGER_MS_CONFIG,
                                LINGER_MILLIS,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                1_500,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(patience.toMillis()),
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                500,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                BUFFER_BYTES));
        DefaultKafkaProducerFactory<byte[], byte[]> factory =
                new DefaultKafkaProducerFactory<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer());
        factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
        return factory;
    }

    /// Without a group.
    Consumer<byte[], byte[]> consumer(String clientId) {
        return consumer(reading(clientId));
    }

    /// Watches what others publish. Every command in the same topic would wake it; it takes what
    /// has come a few times a second.
    Consumer<byte[], byte[]> watcher() {
        Map<String, Object> settings = new HashMap<>(reading("price-feed-watch"));
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, WATCHED_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, WATCH_MILLIS);
        return consumer(settings);
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return ByteClients.consumer(bootstrapServers, IsolationLevel.READ_UNCOMMITTED, settings);
    }

    private static Map<String, Object> reading(String clientId) {
        return Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000);
    }
}
