package io.tickfold.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.gateway.engine.EngineLag;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole gateway on a real broker, with an engine that answers everything.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayOnKafkaTest {

    private static final int PARTITIONS = 4;
    private static final int AT_A_TIME = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Less than any command waits for an answer here.
    private static final Duration AT_ONCE = Duration.ofMillis(900);

    private final HttpClient client = HttpClient.newHttpClient();
    private Path data;
    private EmbeddedKafka kafka;
    private FakeEngine engine;
    private ConfigurableApplicationContext gateway;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory;
        kafka = EmbeddedKafka.start(data, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
        }
        engine = new FakeEngine(kafka.bootstrapServers());
        gateway =
                SpringApplication.run(
                        ApiGatewayApplication.class,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--tickfold.gateway.jwt-secret=" + GatewayHttpTest.SECRET,
                        "--tickfold.database.directory=:memory:",
                        "--tickfold.gateway.opening-balance=10000",
                        "--tickfold.gateway.deadlines.create=20s",
                        "--tickfold.gateway.deadlines.close=1s",
                        "--tickfold.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        await().atMost(PATIENCE).until(() -> engine.isReady() && readiness() == 200);
    }

    @AfterAll
    void stop() {
        gateway.close();
        engine.close();
        kafka.close();
        client.close();
    }

    @Test
    void opensTheAccountAndThenTheOrder() {
        HttpResponse<String> response = create("bob", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertAnswersItsOwnCommand("bob", response);
        int partition = Topics.partitionOf(new AccountId("bob"), PARTITIONS);
        assertThat(header(response, "Position")).matches(partition + "-[0-9]+");
        assertThat(engine.commands().stream().filter(c -> isOf(c.header().accountId(), "bob")))
                .hasSize(3);
    }

    @Test
    void givesEveryClientItsOwnAnswer() {
        for (int round = 0; round < 6; round++) {
            List<CompletableFuture<HttpResponse<String>>> answers =
                    IntStream.range(0, AT_A_TIME).mapToObj(i -> send(client(i), "")).toList();
            for (int i = 0; i < AT_A_TIME; i++) {
                assertAnswersItsOwnCommand(client(i), answers.get(i).join());
            }
        }
    }

    private static String client(int i) {
        return "user-" + i % 20;
    }

    @Test
    void doesNotWaitForEver() {
        HttpResponse<String> response = close(FakeEngine.SILENT.value());
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains(header(response, "Command-Id"));
    }

    @Test
    void expectsThePriceOfTheLatestTick() {
        publish("43215");
        await().atMost(PATIENCE)
                .until(() -> create("carol", ",\"slippage\":0.5").statusCode() == 200);
        OpenOrder command = (OpenOrder) engine.commands().getLast();
        assertThat(command.slippage())
                .contains(new SlippageLimit(Percent.of("0.5"), Optional.of(Price.of("43215"))));
    }

    /// The engine here commits nothing.
    @Test
    void knowsHowFarTheEngineIsBehind() {
        EngineLag lag = gateway.getBean(EngineLag.class);
        long before = lag.undecided().orElseThrow();
        assertThat(create("erin", "").statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> lag.undecided().orElse(0) > before);
    }

    @Test
    void recoversFromAnOutageOfTheBroker() {
        int port = URI.create("kafka://" + kafka.bootstrapServers()).getPort();
        kafka.close();
        assertThat(close("dave").statusCode()).isIn(503, 504);
        await().atMost(PATIENCE).until(() -> close("dave").statusCode() == 503);
        for (int i = 0; i < 20; i++) {
            assertThat(assertTimeoutPreemptively(AT_ONCE, () -> close("dave")).body())
                    .isEqualTo(
                            "{\"error\":\"Service unavailable\","
                                    + "\"message\":\"The command was not sent, safe to retry\"}");
        }
        kafka = EmbeddedKafka.start(data, port);
        await().atMost(PATIENCE).until(() -> create("dave", "").statusCode() == 200);
        assertAnswersItsOwnCommand("dave", create("dave", ""));
        assertThat(readiness()).isEqualTo(200);
    }

    private static boolean isOf(AccountId account, String name) {
        return account.value().equals(name);
    }

    private void publish(String ask) {
        PriceTick tick =
                new PriceTick(
                        new Symbol("BTCUSDT"),
                        new Quote(Price.of("42785"), Price.of(ask)),
                        Price.of("43000"),
                        new FeedPosition(1, 1),
                        Instant.now());
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.PRICE_TICKS.name(),
                                    0,
                                    Topics.PRICE_TICKS.encodeKey(tick.symbol()),
                                    Topics.PRICE_TICKS.encode(tick),
                                    MessageHeaders.brief(MessageType.PRICE_TICK, "1")));
        }
    }

    private static void assertAnswersItsOwnCommand(String user, HttpResponse<String> response) {
        CommandId command = new CommandId(header(response, "Command-Id"));
        OrderId order = OrderId.of(new AccountId(user), command);
        assertThat(response.body()).contains("\"orderId\":\"" + order + "\"");
    }

    private HttpResponse<String> create(String user, String more) {
        return send(user, more).join();
    }

    private HttpResponse<String> close(String user) {
        String body = "{\"orderId\":\"" + Events.ORDER + "\"}";
        return post(GatewayHttpTest.CLOSE, user, body).join();
    }

    private CompletableFuture<HttpResponse<String>> send(String user, String more) {
        return post(GatewayHttpTest.CREATE, user, order(more));
    }

    private CompletableFuture<HttpResponse<String>> post(String path, String user, String body) {
        String token =
                new TokenIssuer(JwtSecret.of(GatewayHttpTest.SECRET), InstantSource.system())
                        .issue(new AccountId(user), Duration.ofHours(1));
        HttpRequest request =
                HttpRequest.newBuilder(at("local.server.port", path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String order(String more) {
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"BTC\",\"type\":\"buy\",\"quantity\":1,\"leverage\":1%s}",
                more);
    }

    private int readiness() {
        URI health = at("local.management.port", "/actuator/health/readiness");
        return client.sendAsync(
                        HttpRequest.newBuilder(health).build(),
                        HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private URI at(String portProperty, String path) {
        String port = gateway.getEnvironment().getRequiredProperty(portProperty);
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
