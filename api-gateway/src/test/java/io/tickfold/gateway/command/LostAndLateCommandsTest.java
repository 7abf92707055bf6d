package io.tickfold.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.ApiGatewayApplication;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A client that knows only its key learns what came of its command, on a real broker; the test is
/// the engine, and lets the log's time run ahead instead of waiting.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostAndLateCommandsTest {

    private static final String SECRET = "a-secret-of-tests-that-is-long-enough";
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedKafka kafka;
    private Admin admin;
    private Producer<byte[], byte[]> inputs;
    private Producer<byte[], byte[]> events;
    private ConfigurableApplicationContext gateway;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        kafka = EmbeddedKafka.start(directory, 0);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        TopicProvisioning.createMissing(admin, PARTITIONS);
        letTimeRunAhead();
        inputs = producer(Map.of());
        events = producer(Map.of("transactional.id", "engine"));
        events.initTransactions();
        gateway =
                SpringApplication.run(
                        ApiGatewayApplication.class,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--tickfold.gateway.jwt-secret=" + SECRET,
                        "--tickfold.database.directory=:memory:",
                        "--tickfold.kafka.bootstrap-servers=" + kafka.bootstrapServers());
    }

    @AfterAll
    void stop() {
        gateway.close();
        inputs.close();
        events.close();
        admin.close();
        kafka.close();
        client.close();
    }

    @Test
    void aLostCommandEndsAsNotExecuted() throws Exception {
        AccountId account = accountIn(0);
        awaitStatus(account, "PENDING");
        long next = append(account, Instant.now().plus(LATER)) + 1;
        assertThat(ask(account)).contains("\"status\":\"PENDING\"");
        commit(account, next);
        awaitStatus(account, "NOT_EXECUTED");
        assertThat(ask(account))
                .isEqualTo(
                        "{\"commandId\":\"%s\",\"status\":\"NOT_EXECUTED\",\"httpStatus\":null,"
                                + "\"body\":null}",
                        CommandId.of(account, "my key"));
    }

    @Test
    void aLateAnswerEndsAsDone() throws Exception {
        AccountId account = accountIn(1);
        awaitStatus(account, "PENDING");
        long next = append(account, Instant.now()) + 1;
        CommandId command = CommandId.of(account, "my key");
        var order =
                AccountHistory.order(
                        "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.1", "43000", "430");
        publish(new AccountHistory(account).opened("10000").by(command, "create:x").opens(order));
        awaitStatus(account, "DONE");
        assertThat(ask(account)).contains("\"httpStatus\":200").contains("ord_0000000000000001");
        commit(account, next);
        assertThat(ask(account)).contains("\"status\":\"DONE\"");
    }

    @Test
    void isNotHeldUpByTheMarkersOfTransactions() throws Exception {
        AccountId account = accountIn(2);
        publish(new AccountHistory(account).opened("10000"));
        awaitStatus(account, "PENDING");
        commit(account, append(account, Instant.now().plus(LATER)) + 1);
        awaitStatus(account, "NOT_EXECUTED");
    }

    private void letTimeRunAhead() throws ExecutionException, InterruptedException {
        ConfigResource topic =
                new ConfigResource(ConfigResource.Type.TOPIC, Topics.TRADE_INPUT.name());
        ConfigEntry type = new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        AlterConfigOp set = new AlterConfigOp(type, AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
    }

    private Producer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Appends a record of somebody else to the account's partition.
    private long append(AccountId account, Instant time)
            throws ExecutionException, InterruptedException {
        return inputs.send(
                        new ProducerRecord<>(
                                Topics.TRADE_INPUT.name(),
                                partition(account),
                                time.toEpochMilli(),
                                null,
                                new byte[] {1}))
                .get()
                .offset();
    }

    private void commit(AccountId account, long next)
            throws ExecutionException, InterruptedException {
        TopicPartition input = new TopicPartition(Topics.TRADE_INPUT.name(), partition(account));
        admin.alterConsumerGroupOffsets(
                        Topics.ENGINE_GROUP, Map.of(input, new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    private void publish(AccountHistory history) {
        events.beginTransaction();
        for (TradeEvent event : history.events()) {
            AccountId account = event.header().accountId();
            var _ =
                    events.send(
                            new ProducerRecord<>(
                                    Topics.TRADE_EVENTS.name(),
                                    partition(account),
                                    Topics.TRADE_EVENTS.encodeKey(account),
                                    Topics.TRADE_EVENTS.encode(event),
                                    MessageHeaders.brief(MessageType.of(event), "1")));
        }
        events.commitTransaction();
    }

    /// Each test has a partition to itself, and so a time of its own.
    private static AccountId accountIn(int partition) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> new AccountId("account-" + i))
                .filter(account -> partition(account) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static int partition(AccountId account) {
        return Topics.partitionOf(account, PARTITIONS);
    }

    private void awaitStatus(AccountId account, String status) {
        await().atMost(PATIENCE)
                .until(() -> ask(account).contains("\"status\":\"" + status + "\""));
    }

    private String ask(AccountId account) throws IOException, InterruptedException {
        String token =
                new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                        .issue(account, Duration.ofHours(1));
        String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/trade/commands?key=my%20key");
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
