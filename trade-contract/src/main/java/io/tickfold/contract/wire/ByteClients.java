package io.tickfold.contract.wire;

import io.tickfold.contract.value.Ascii;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes Kafka clients that write and read records as bytes.
public final class ByteClients {

    /// What every client waits for at most. A machine that is gone refuses no connection: whoever
    /// connects to it would wait for ten seconds otherwise.
    private static final Map<String, Object> PATIENCE =
            Map.of(
                    CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG,
                    1_000L,
                    CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG,
                    2_000L,
                    CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                    500L);

    private ByteClients() {}

    public static KafkaProducer<byte[], byte[]> producer(
            String bootstrapServers, Map<String, ?> settings) {
        return new KafkaProducer<>(
                settings(bootstrapServers, settings),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// A consumer that commits no offsets by itself.
    public static KafkaConsumer<byte[], byte[]> consumer(
            String bootstrapServers, IsolationLevel level, Map<String, ?> settings) {
        Map<String, Object> all = settings(bootstrapServers, settings);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, Ascii.lower(level.name()));
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public static Admin admin(String bootstrapServers, Map<String, ?> settings) {
        return Admin.create(settings(bootstrapServers, settings));
    }

    /// The settings of a client, with those that all have.
    public static Map<String, Object> settings(String bootstrapServers, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(PATIENCE);
        all.putAll(settings);
        all.putAll(ClientFile.settings());
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }
}
