package io.tickfold.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZombieFencingTest {

    private static final String TOPIC = "topic";
    private static final int LONGER_THAN_THE_TEST = 60_000;

    @TempDir Path directory;

    private EmbeddedKafka kafka;
    private Admin admin;

    @BeforeEach
    void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(directory, 0);
        admin = ByteClients.admin(kafka.bootstrapServers(), Map.of());
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }

    @AfterEach
    void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void abortsWhatAnEngineLeftOpenThatIsGone() throws Exception {
        try (KafkaProducer<byte[], byte[]> left = open(transaction(UUID.randomUUID()))) {
            assertThat(left).isNotNull();

            look("order-engine-" + UUID.randomUUID() + "-StreamThread-1");

            assertThat(open()).isEmpty();
        }
    }

    @Test
    void leavesMembersAndOthersAlone() throws Exception {
        UUID engine = UUID.randomUUID();
        String name = Topics.ENGINE_GROUP + "-" + engine + "-StreamThread-1-consumer";
        try (KafkaConsumer<byte[], byte[]> member =
                        ByteClients.consumer(
                                kafka.bootstrapServers(),
                                IsolationLevel.READ_COMMITTED,
                                Map.of("group.id", Topics.ENGINE_GROUP, "client.id", name));
                KafkaProducer<byte[], byte[]> living = open(transaction(engine));
                KafkaProducer<byte[], byte[]> other = open("order-engine")) {
            assertThat(List.of(living, other)).hasSize(2);
            member.subscribe(List.of(TOPIC));
            await().until(() -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });

            look("none");

            assertThat(open()).containsExactlyInAnyOrder(transaction(engine), "order-engine");
        }
    }

    @Test
    void leavesItsOwnTransactionsAloneBeforeItIsAMember() throws Exception {
        UUID engine = UUID.randomUUID();
        try (KafkaProducer<byte[], byte[]> living = open(transaction(engine))) {
            assertThat(living).isNotNull();

            look(Topics.ENGINE_GROUP + "-" + engine + "-StreamThread-1");

            assertThat(open()).containsExactly(transaction(engine));
        }
    }

    /// Looks twice, and returns when it has.
    private void look(String own) {
        AtomicBoolean first = new AtomicBoolean(true);
        AtomicBoolean over = new AtomicBoolean();
        new ZombieFencing(admin)
                .during(
                        List.of(own),
                        () -> {
                            if (!first.getAndSet(false)) {
                                over.set(true);
                            }
                            return over.get();
                        });
        await().untilTrue(over);
    }

    private static String transaction(UUID engine) {
        return Topics.ENGINE_GROUP + "-" + engine + "-1";
    }

    private KafkaProducer<byte[], byte[]> open(String transaction) throws Exception {
        KafkaProducer<byte[], byte[]> producer =
                ByteClients.producer(
                        kafka.bootstrapServers(),
                        Map.of(
                                "transactional.id",
                                transaction,
                                "transaction.timeout.ms",
                                LONGER_THAN_THE_TEST));
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, new byte[1])).get();
        return producer;
    }

    private List<String> open() throws Exception {
        return admin
                .listTransactions(
                        new ListTransactionsOptions()
                                .filterStates(List.of(TransactionState.ONGOING)))
                .all()
                .get()
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }
}
