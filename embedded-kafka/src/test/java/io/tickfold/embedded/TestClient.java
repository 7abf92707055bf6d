package io.tickfold.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes and reads text in a one-partition topic of a broker.
record TestClient(String bootstrapServers) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MAX_POLLS = 150;

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    void createTopic(String topic) throws Exception {
        try (Admin admin = admin()) {
            NewTopic oneCopy = new NewTopic(topic, Optional.of(1), Optional.empty());
            admin.createTopics(List.of(oneCopy)).all().get();
        }
    }

    void write(String topic, List<String> values) throws Exception {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            send(producer, topic, values);
        }
    }

    /// Begins a transaction that may stay open for so long.
    void beginTransaction(Duration timeout) {
        try (KafkaProducer<String, String> producer =
                producer(
                        Map.of(
                                "transactional.id",
                                "slow-writer",
                                "transaction.timeout.ms",
                                Long.toString(timeout.toMillis())))) {
            producer.initTransactions();
            producer.beginTransaction();
        }
    }

    void writeInTransaction(String topic, List<String> values, boolean commit) throws Exception {
        try (KafkaProducer<String, String> producer =
                producer(Map.of("transactional.id", "writer"))) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, topic, values);
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static void send(
            KafkaProducer<String, String> producer, String topic, List<String> values)
            throws Exception {
        for (String value : values) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    /// The committed values of the topic, once there are at least as many as expected.
    List<String> read(String topic, int expected) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = new ArrayList<>();
            IntStream.range(0, MAX_POLLS)
                    .takeWhile(_ -> values.size() < expected)
                    .forEach(_ -> consumer.poll(POLL).forEach(r -> values.add(r.value())));
            return values;
        }
    }

    private KafkaProducer<String, String> producer(Map<String, Object> extra) {
        Map<String, Object> settings = new HashMap<>(extra);
        settings.put("bootstrap.servers", bootstrapServers);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private KafkaConsumer<String, String> consumer() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "none");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
