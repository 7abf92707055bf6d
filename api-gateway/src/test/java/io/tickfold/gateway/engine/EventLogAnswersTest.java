package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.gateway.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// First answers out of a real log, written by transactions, some of them aborted.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLogAnswersTest {

    private static final int PARTITIONS = 2;
    private static final AccountId ALICE = new AccountId("alice");
    private static final AccountId BOB = new AccountId("bob");

    private EmbeddedKafka kafka;
    private EventLogAnswers answers;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        kafka = EmbeddedKafka.start(data, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
        }
        answers = new EventLogAnswers(new KafkaSettings(kafka.bootstrapServers()));
        write();
    }

    @AfterAll
    void stop() {
        answers.destroy();
        kafka.close();
    }

    /// Twenty transactions, each with an event of two accounts; every fifth is also aborted once.
    private void write() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "engine");
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int sequence = 1; sequence <= 20; sequence++) {
                if (sequence % 5 == 0) {
                    producer.beginTransaction();
                    send(producer, ALICE, sequence, "666");
                    producer.abortTransaction();
                }
                producer.beginTransaction();
                send(producer, ALICE, sequence, "1");
                send(producer, BOB, sequence, "2");
                producer.commitTransaction();
            }
        }
    }

    private static void send(
            Producer<byte[], byte[]> producer, AccountId account, long sequence, String amount) {
        TradeEvent event = event(account, sequence, amount);
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRADE_EVENTS.name(),
                                Topics.partitionOf(account, PARTITIONS),
                                Topics.TRADE_EVENTS.encodeKey(account),
                                Topics.TRADE_EVENTS.encode(event),
                                MessageHeaders.brief(MessageType.of(event), "id")));
    }

    private static TradeEvent event(AccountId account, long sequence, String amount) {
        Cause cause = new Cause(Optional.empty(), Optional.empty(), sequence);
        EventHeader header =
                new EventHeader(account, sequence, Instant.EPOCH, 1, cause, Money.ZERO);
        return new FundsDeposited(header, Money.of(amount));
    }

    private Optional<List<TradeEvent>> read(long first, long last, Instant at) {
        return answers.read(
                ALICE, new FirstAnswer(first, last, at), Deadline.in(Duration.ofSeconds(10)));
    }

    private static List<TradeEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(s -> event(ALICE, s, "1")).toList();
    }

    @Test
    void findsOneEvent() {
        assertThat(read(1, 1, Instant.EPOCH.plus(Duration.ofDays(2)))).contains(events(1, 1));
        assertThat(read(20, 20, Instant.now().minus(Duration.ofHours(1)))).contains(events(20, 20));
    }

    @Test
    void findsSeveralEventsAcrossTransactions() {
        assertThat(read(4, 11, Instant.now().minus(Duration.ofMinutes(5)))).contains(events(4, 11));
    }

    /// The broker that stamped the events was a little behind the one that stamped the inputs.
    @Test
    void looksFurtherBackIfTheClocksDiffer() {
        assertThat(read(3, 5, Instant.now().plus(Duration.ofSeconds(20)))).contains(events(3, 5));
    }

    @Test
    void givesUpInTime() {
        Deadline soon = Deadline.in(Duration.ofMillis(200));
        assertThat(answers.read(ALICE, new FirstAnswer(21, 21, Instant.EPOCH), soon)).isEmpty();
    }
}
