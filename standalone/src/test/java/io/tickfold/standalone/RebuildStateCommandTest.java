package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.streams.OrderEngine;
import io.tickfold.engine.streams.OrderEngineProperties;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildStateCommandTest {

    private static final AccountId ALICE = new AccountId("alice");

    @TempDir Path data;

    private final PrintStream systemError = System.err;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void captureErrors() {
        System.setErr(new PrintStream(errors, true, UTF_8));
    }

    @AfterEach
    void releaseErrors() {
        System.setErr(systemError);
    }

    @Test
    void refusesArgumentsThatItDoesNotKnow() {
        assertThat(RebuildStateCommand.execute("--partition", "1")).isEqualTo(2);
    }

    @Test
    void failsWhereThereIsNothing() {
        assertThat(RebuildStateCommand.execute("--data", data.toString())).isEqualTo(1);
        assertThat(errors.toString(UTF_8)).contains("there is no data in");
    }

    @Test
    void refusesADirectoryInUse() {
        try (EmbeddedKafka _ = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
            assertThat(RebuildStateCommand.execute("--data", data.toString())).isEqualTo(3);
            assertThat(errors.toString(UTF_8))
                    .contains("another broker uses")
                    .contains("stop it first");
        }
    }

    @Test
    void makesNothingFromNothing() {
        EmbeddedKafka.start(data.resolve("kafka"), 0).close();

        assertThat(RebuildStateCommand.execute("--data", data.toString())).isEqualTo(1);
        assertThat(errors.toString(UTF_8))
                .contains("trade-events holds nothing to make a state from");
    }

    @Test
    void makesLostStateAnew() throws Exception {
        OpenAccount opening =
                new OpenAccount(
                        new CommandHeader(
                                new CommandId("c1"),
                                ALICE,
                                Optional.empty(),
                                Instant.now().plusSeconds(60)),
                        Money.of("100.00"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
            OrderEngine engine = engine(kafka);
            engine.start();
            send(kafka, opening);
            await().until(() -> EventLog.read(kafka.bootstrapServers()).size() == 1);
            engine.stop();
            loseState(kafka);
        }

        assertThat(RebuildStateCommand.execute("--data", data.toString())).isZero();

        try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
            OrderEngine engine = engine(kafka);
            engine.start();
            send(kafka, opening);
            await().until(() -> EventLog.read(kafka.bootstrapServers()).size() == 2);
            engine.stop();
            assertThat(EventLog.read(kafka.bootstrapServers()).getLast().header().sequence())
                    .isEqualTo(2);
        }
    }

    private OrderEngine engine(EmbeddedKafka kafka) {
        return new OrderEngine(
                kafka.bootstrapServers(),
                new OrderEngineProperties(1, data.resolve("engine"), 1, 0),
                new SimpleMeterRegistry(),
                () -> {});
    }

    private static void send(EmbeddedKafka kafka, OpenAccount command) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    Topics.TRADE_INPUT.name(),
                                    0,
                                    Topics.TRADE_INPUT.encodeKey(ALICE),
                                    Topics.TRADE_INPUT.encode(command),
                                    MessageHeaders.brief(MessageType.of(command), "1")))
                    .get();
        }
    }

    private static void loseState(EmbeddedKafka kafka) throws Exception {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of("order-engine-head-changelog")).all().get();
        }
    }
}
