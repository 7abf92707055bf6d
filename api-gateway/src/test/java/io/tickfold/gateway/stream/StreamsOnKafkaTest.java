package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.gateway.ApiGatewayApplication;
import io.tickfold.gateway.auth.JwtSecret;
import io.tickfold.gateway.auth.TokenIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Streams of a whole gateway on a real broker, whose clients come, go and stall.
///
/// The sizes are small unless they are set: `tickfold.test.streamEvents` (10,000) and
/// `tickfold.test.streamCuts` (100), `tickfold.test.streamIdle` (1,000) and
/// `tickfold.test.streamSeconds` (20).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsOnKafkaTest {

    private static final Logger log = LoggerFactory.getLogger(StreamsOnKafkaTest.class);
    private static final String IDLE = "tickfold.test.streamIdle";

    /// Figures are held to bounds only where the test is run for them, and alone.
    private static final boolean MEASURING = System.getProperty(IDLE) != null;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "a-secret-of-streams-that-is-long-enough";
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
    private static final int STALLED = 10;
    private static final int ACTIVE = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private EmbeddedKafka kafka;
    private EventWriter events;
    private ConfigurableApplicationContext gateway;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        kafka = EmbeddedKafka.start(directory, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, 4);
        }
        events = new EventWriter(kafka.bootstrapServers());
        gateway =
                SpringApplication.run(
                        ApiGatewayApplication.class,
                        "--server.port=0",
                        "--server.tomcat.connection-timeout=2s",
                        "--management.server.port=0",
                        "--tickfold.gateway.jwt-secret=" + SECRET,
                        "--tickfold.database.directory=:memory:",
                        "--tickfold.streams.per-address=3000",
                        "--tickfold.streams.per-account=3000",
                        "--tickfold.streams.buffer=16KB",
                        "--tickfold.streams.heartbeat=2s",
                        "--tickfold.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        await().atMost(PATIENCE).until(() -> readiness() == 200);
    }

    @AfterAll
    void stop() {
        clock.shutdownNow();
        gateway.close();
        events.close();
        kafka.close();
        client.close();
    }

    @Test
    void aClientThatIsCutAndComesAgainSeesEachEventOnceAndInOrder() {
        AccountId account = new AccountId("cut");
        int count = Integer.getInteger("tickfold.test.streamEvents", 1_000);
        int cuts = Integer.getInteger("tickfold.test.streamCuts", 10);
        CompletableFuture<Void> _ =
                CompletableFuture.runAsync(
                        () -> IntStream.range(0, count).forEach(_ -> writeAtLeisure(account)));
        List<Long> seen = new ArrayList<>();
        for (int part = 1; part <= cuts + 1; part++) {
            long until = (long) count * part / (cuts + 1);
            read(account, until, seen);
        }
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
        log.info("{} events read, cut {} times", seen.size(), cuts);
    }

    /// Leaves the client time to be cut while events are written.
    private void writeAtLeisure(AccountId account) {
        events.writeNext(account);
        LockSupport.parkNanos(PAUSE);
    }

    private void read(AccountId account, long until, List<Long> seen) {
        long last = seen.isEmpty() ? 0 : seen.getLast();
        try (SseClient stream =
                await().atMost(PATIENCE)
                        .until(
                                () -> SseClient.tryToOpen(client, resumed(account, last)),
                                Optional::isPresent)
                        .orElseThrow()) {
            while (seen.isEmpty() || seen.getLast() < until) {
                seen.add(stream.nextNews().orElseThrow().sequence());
            }
        }
    }

    @Test
    void idleAndStalledClientsCostOthersNothing() throws Exception {
        int idle = Integer.getInteger(IDLE, 100);
        int seconds = Integer.getInteger("tickfold.test.streamSeconds", 3);
        AccountId busy = new AccountId("busy");
        List<AccountId> accounts =
                IntStream.range(0, ACTIVE).mapToObj(i -> new AccountId("active-" + i)).toList();
        double slowBefore = slow();
        try (Readers readers = new Readers(accounts, this::resumed, client, events);
                SilentClients silent = new SilentClients(port())) {
            Latencies alone = measure(readers, accounts, seconds);
            long heapBefore = heap();
            for (int i = 0; i < idle; i++) {
                silent.open(resumed(new AccountId("idle-" + i), 0));
            }
            await().atMost(PATIENCE).until(() -> open("events") == ACTIVE + idle);
            long heapWithIdle = heap();
            for (int i = 0; i < STALLED; i++) {
                silent.openStalled(resumed(busy, 0));
            }
            await().atMost(PATIENCE).until(() -> open("events") == ACTIVE + idle + STALLED);
            ScheduledFuture<?> flood = every(1, () -> events.writeNext(busy));
            Latencies crowded = measure(readers, accounts, seconds);
            await().atMost(PATIENCE).until(() -> slow() - slowBefore == STALLED);
            long heapAtTheEnd = heap();
            flood.cancel(false);
            log.info("latency with {} streams alone: {}", ACTIVE, alone);
            log.info("with {} idle and {} stalled ones: {}", idle, STALLED, crowded);
            log.info(
                    "heap in KiB: {} before, {} with the idle ones, {} at the end",
                    heapBefore / 1024,
                    heapWithIdle / 1024,
                    heapAtTheEnd / 1024);
            assertThat(readers.areGapFree()).isTrue();
            assertThat(crowded.count()).isPositive();
            if (MEASURING) {
                assertThat(crowded.median())
                        .isLessThan(alone.median().multipliedBy(5).plusMillis(50));
                assertThat(heapWithIdle - heapBefore).isLessThan(idle * 200L * 1024);
            }
            assertThat(open("events")).isEqualTo(ACTIVE + idle);
        }
    }

    private Latencies measure(Readers readers, List<AccountId> accounts, int seconds)
            throws Exception {
        readers.forget();
        int rounds = seconds * 20;
        for (int round = 0; round < rounds; round++) {
            clock.schedule(() -> accounts.forEach(events::writeNext), 50, TimeUnit.MILLISECONDS)
                    .get();
        }
        await().atMost(PATIENCE).until(() -> readers.count() == (long) rounds * accounts.size());
        return readers.latencies();
    }

    private ScheduledFuture<?> every(int millis, Runnable task) {
        return clock.scheduleAtFixedRate(task, 0, millis, TimeUnit.MILLISECONDS);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private double open(String kind) {
        return meters().get("tickfold.gateway.streams").tag("kind", kind).gauge().value();
    }

    private double slow() {
        return meters().get("tickfold.gateway.streams.slow")
                .tag("kind", "events")
                .counter()
                .count();
    }

    private MeterRegistry meters() {
        return gateway.getBean(MeterRegistry.class);
    }

    private HttpRequest.Builder resumed(AccountId account, long after) {
        String token =
                new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                        .issue(account, Duration.ofHours(1));
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port() + "/api/v1/events/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Last-Event-ID", Long.toString(after));
    }

    private int port() {
        return port("local.server.port");
    }

    private int port(String property) {
        return gateway.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private int readiness() throws Exception {
        URI health =
                URI.create(
                        "http://127.0.0.1:"
                                + port("local.management.port")
                                + "/actuator/health/readiness");
        return client.send(
                        HttpRequest.newBuilder(health).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
