package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.Release.StateEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What the changelogs of the engine's stores hold: the last value of each key.
record Changelogs(String bootstrapServers, int partitions) {

    static final List<String> STORES = List.of("state", "head");

    private static final Duration POLL = Duration.ofMillis(100);

    /// The topic of a store's changelog.
    static String topic(String store) {
        return String.format(Locale.ROOT, "order-engine-%s-changelog", store);
    }

    /// Everything that was committed, by store, partition and key.
    List<StateEntry> read() {
        List<StateEntry> entries = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            for (String store : STORES) {
                for (int partition = 0; partition < partitions; partition++) {
                    entries.addAll(read(consumer, store, partition));
                }
            }
        }
        return entries;
    }

    private static List<StateEntry> read(
            KafkaConsumer<byte[], byte[]> consumer, String store, int partition) {
        TopicPartition topic = new TopicPartition(topic(store), partition);
        consumer.assign(List.of(topic));
        consumer.seekToBeginning(List.of(topic));
        long end = consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
        Map<String, StateEntry> last = new TreeMap<>();
        while (consumer.position(topic) < end) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL).records(topic)) {
                String key = new String(each.key(), UTF_8);
                if (each.value() == null) {
                    last.remove(key);
                } else {
                    last.put(key, entry(store, partition, key, each.value()));
                }
            }
        }
        return List.copyOf(last.values());
    }

    private static StateEntry entry(String store, int partition, String key, byte[] value) {
        String json = new String(Arrays.copyOfRange(value, 1, value.length), UTF_8);
        return new StateEntry(store, partition, key, value[0], json);
    }
}
