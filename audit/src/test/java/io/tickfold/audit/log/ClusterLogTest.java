package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterLogTest {

    private static final int PARTITIONS = 2;

    @TempDir private Path directory;

    private static KafkaProducer<byte[], byte[]> producer(
            EmbeddedKafka kafka, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, LogRecord what)
            throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                topic, what.partition(), what.key(), what.value(), what.headers()))
                .get();
    }

    private static void inputs(EmbeddedKafka kafka, int count) throws Exception {
        try (KafkaProducer<byte[], byte[]> plain = producer(kafka, Map.of())) {
            for (int offset = 0; offset < count; offset++) {
                send(plain, Topics.TRADE_INPUT.name(), Records.input(1, offset));
            }
        }
    }

    private static void commit(Admin admin, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        Topics.ENGINE_GROUP,
                        Map.of(
                                new TopicPartition(Topics.TRADE_INPUT.name(), 1),
                                new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private static String read(EmbeddedKafka kafka, Part part) {
        try (ClusterLog log = ClusterLog.open(kafka.bootstrapServers())) {
            assertThat(log.partitions()).isEqualTo(PARTITIONS);
            assertThat(Records.all(log.read(0, part))).isEmpty();
            return Records.brief(log.read(1, part));
        }
    }

    @Test
    void bothLogsAreReadAsOneUpToWhatIsDecided() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
            inputs(kafka, 6);
            publish(kafka);

            assertThat(read(kafka, Part.BOTH)).isEqualTo("i0 i1 e0 i2 i3 e4 e5 i4 e7");
            commit(admin, 6);
            assertThat(read(kafka, Part.BOTH)).isEqualTo("i0 i1 e0 i2 i3 e4 e5 i4 e7 i5");
            commit(admin, 4);
            assertThat(read(kafka, Part.BOTH)).isEqualTo("i0 i1 e0 i2 i3 e4 e5");
            assertThat(read(kafka, Part.EVENTS)).isEqualTo("e0 e4 e5");
        }
    }

    /// Transactions of which one is aborted; their ends take up offsets.
    private static void publish(EmbeddedKafka kafka) throws Exception {
        try (KafkaProducer<byte[], byte[]> engine =
                producer(kafka, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test"))) {
            engine.initTransactions();
            publish(engine, true, 1);
            publish(engine, false, 3);
            publish(engine, true, 3, 3);
            publish(engine, true, 4);
        }
    }

    private static void publish(
            KafkaProducer<byte[], byte[]> engine, boolean isCommitted, long... inputs)
            throws Exception {
        engine.beginTransaction();
        for (long input : inputs) {
            send(engine, Topics.TRADE_EVENTS.name(), Records.event(1, 0, input));
        }
        if (isCommitted) {
            engine.commitTransaction();
        } else {
            engine.abortTransaction();
        }
    }

    @Test
    void recordsComeAsTheyWereWritten() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
            inputs(kafka, 1);
            commit(admin, 1);
            try (ClusterLog log = ClusterLog.open(kafka.bootstrapServers())) {
                List<LogRecord> read = Records.all(log.read(1, Part.BOTH));
                assertThat(read).hasSize(1);
                LogRecord expected = Records.input(1, 0);
                assertThat(read.getFirst().key()).isEqualTo(expected.key());
                assertThat(read.getFirst().value()).isEqualTo("{\"offset\":0}".getBytes(UTF_8));
                assertThat(read.getFirst().headers()).isEqualTo(expected.headers());
                assertThat(log.estimate(Part.BOTH)).isEqualTo(1);
            }
        }
    }

    @Test
    void aClusterWithoutEventsIsNoTickfold() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
            assertThatThrownBy(() -> ClusterLog.open(kafka.bootstrapServers()))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("there is no topic trade-events");
        }
    }

    @Test
    void aClusterThatIsNotThereIsNotWaitedFor() {
        assertThatThrownBy(() -> ClusterLog.open("127.0.0.1:1"))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessage("Kafka at 127.0.0.1:1 does not answer");
    }
}
