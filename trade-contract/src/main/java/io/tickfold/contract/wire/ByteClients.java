package io.tickfold.contract.wire;

import io.tickfold.contract.value.Ascii;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes Kafka clients that write and read records as bytes.
public final class ByteClients {

    private ByteClients() {}

    public static KafkaProducer<byte[], byte[]> producer(
            String bootstrapServers, Map<String, ?> settings) {
        return new KafkaProducer<>(
                with(bootstrapServers, settings),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// A consumer that commits no offsets by itself.
    public static KafkaConsumer<byte[], byte[]> consumer(
            String bootstrapServers, IsolationLevel level, Map<String, ?> settings) {
        Map<String, Object> all = with(bootstrapServers, settings);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, Ascii.lower(level.name()));
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> with(String bootstrapServers, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }
}
