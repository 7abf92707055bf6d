package io.tickfold.engine.rebuild;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.engine.stores.StoreTopics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes rebuilt entries of the store into its changelog, in the form in which the store writes
/// them.
final class ChangelogWriter implements AutoCloseable {

    private static final Map<String, Object> SETTINGS =
            Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.LINGER_MS_CONFIG,
                    20,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    256 * 1024);

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ChangelogWriter(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        ByteClients.settings(bootstrapServers, SETTINGS),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    void write(int partition, Map<String, byte[]> entries) {
        String topic = StoreTopics.changelog(StoreTopics.HEAD);
        entries.forEach((key, value) -> {
            var _ =
                    producer.send(
                            new ProducerRecord<>(topic, partition, key, value),
                            (_, failed) -> failure.compareAndSet(null, failed));
        });
    }

    /// Returns when everything is written.
    ///
    /// @throws KafkaException if something could not be
    void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("the state could not be written", failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
