package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.gateway.ApiGatewayApplication;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
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
import java.util.concurrent.Callable;
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

    /// As in production where figures are wanted; else long enough that no busy machine matters.
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(MEASURING ? 10 : 60);

    /// The time over which stalled clients come, so that they are not all ended at once.
    private static final Duration SPREAD = Duration.ofSeconds(MEASURING ? 10 : 1);

    /// So many stalled clients are blocked at any moment. Twice as many come: one that the gateway
    /// has ended takes a while until it is blocked again.
    private static final int STALLED = 10;

    private static final int ACTIVE = 10;

    /// More than the systems of both sides take in.
    private static final int BACKLOG = 3_000;

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
                new SpringApplication(ApiGatewayApplication.class, WriteWatch.class)
                        .run(
                                "--server.port=0",
                                "--server.tomcat.connection-timeout=" + WRITE_TIMEOUT,
                                "--management.server.port=0",
                                "--tickfold.gateway.jwt-secret=" + SECRET,
                                "--tickfold.database.directory=:memory:",
                                "--tickfold.streams.per-address=3000",
                                "--tickfold.streams.per-account=3000",
                                "--tickfold.streams.buffer=16KB",
                                "--tickfold.streams.heartbeat=2s",
                                "--tickfold.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        await().atMost(PATIENCE).until(() -> health() == 200);
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
        try (SseClient stream = SseClient.open(client, resumed(account, last))) {
            while (seen.isEmpty() || seen.getLast() < until) {
                seen.add(stream.nextNews().orElseThrow().sequence());
            }
        }
    }

    @Test
    void idleAndStalledClientsCostOthersNothing() throws Exception {
        int idle = Integer.getInteger(IDLE, 100);
        List<AccountId> accounts =
                IntStream.range(0, ACTIVE).mapToObj(i -> new AccountId("active-" + i)).toList();
        try (Readers readers = new Readers(accounts, this::resumed, client, events);
                SilentClients silent = new SilentClients(port())) {
            Latencies _ = measure(readers, accounts);
            Latencies alone = measure(readers, accounts);
            long heapAlone = heap();
            for (int i = 0; i < idle; i++) {
                silent.open(resumed(new AccountId("idle-" + i), 0));
            }
            await().atMost(PATIENCE).until(() -> open("events") == ACTIVE + idle);
            long heapWithIdle = heap();
            Latencies crowded = besideStalledOnes(() -> measure(readers, accounts));
            await().atMost(PATIENCE).until(() -> open("events") == ACTIVE + idle);
            log.info("latency with {} streams alone: {}", ACTIVE, alone);
            log.info("with {} idle and {} stalled ones: {}", idle, STALLED, crowded);
            log.info("heap in KiB: {} alone, {} with idle ones", heapAlone, heapWithIdle);
            assertThat(readers.areGapFree()).isTrue();
            if (MEASURING) {
                assertSteady(alone, crowded);
                assertThat(heapWithIdle - heapAlone).isLessThan(idle * 200L);
            }
        }
    }

    private static void assertSteady(Latencies alone, Latencies crowded) {
        assertThat(crowded.median()).isLessThan(alone.median().multipliedBy(2).plusMillis(5));
        assertThat(crowded.p99()).isLessThan(alone.p99().multipliedBy(2).plusMillis(50));
    }

    /// Does something while stalled clients are there, all the time.
    private <T> T besideStalledOnes(Callable<T> task) throws Exception {
        AccountId busy = new AccountId("busy");
        IntStream.range(0, BACKLOG).forEach(_ -> events.writeNext(busy));
        double slowBefore = slow();
        try (StalledClients stalled =
                new StalledClients(
                        port(), () -> resumed(busy, 0), gateway.getBean(WriteWatch.class))) {
            stalled.open(2 * STALLED, SPREAD, clock);
            await().atMost(PATIENCE).until(() -> stalled.blocked() >= STALLED * 3 / 2);
            long heapBefore = heap();
            ScheduledFuture<?> flood = every(1, () -> events.writeNext(busy));
            ScheduledFuture<?> looking = every(20, stalled::look);
            T result = task.call();
            flood.cancel(false);
            looking.cancel(false);
            log.info(
                    "{} at least were blocked in each of {} looks, {} came again,"
                            + " heap in KiB: {} before, {} after",
                    stalled.fewestBlocked(),
                    stalled.looks(),
                    stalled.comebacks(),
                    heapBefore,
                    heap());
            assertThat(stalled.looks()).isPositive();
            assertThat(stalled.fewestBlocked()).isGreaterThanOrEqualTo(STALLED);
            assertThat((double) stalled.comebacks()).isLessThanOrEqualTo(slow() - slowBefore);
            return result;
        }
    }

    private Latencies measure(Readers readers, List<AccountId> accounts) throws Exception {
        readers.forget();
        int rounds = Integer.getInteger("tickfold.test.streamSeconds", 3) * 20;
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

    /// In KiB.
    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024;
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

    private int health() throws Exception {
        URI health =
                URI.create(
                        "http://127.0.0.1:" + port("local.management.port") + "/actuator/health");
        return client.send(
                        HttpRequest.newBuilder(health).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
