package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangePrices.Exchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class ExchangePricesTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final ExchangeLimits PATIENT = limits(LONG, LONG);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Long> heard = Collections.synchronizedList(new ArrayList<>());
    private LocalExchange exchange;

    @BeforeEach
    void openTheExchange() throws InterruptedException {
        exchange = LocalExchange.open();
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.shutdownNow();
        exchange.end();
    }

    private static ExchangeLimits limits(Duration silence, Duration life) {
        return new ExchangeLimits(
                Duration.ofSeconds(5), silence, life, SHORT, Duration.ofMillis(20), SHORT);
    }

    private static ExchangeLimits overlapping(Duration overlap) {
        return new ExchangeLimits(
                Duration.ofSeconds(5), LONG, LONG, overlap, Duration.ofMillis(20), SHORT);
    }

    private AutoCloseable follow(ExchangeLimits limits) {
        return follow(exchange.address(), limits);
    }

    /// It is closed as a session closes it, on the thread of the feed.
    private AutoCloseable follow(URI address, ExchangeLimits limits) {
        ExchangePrices prices =
                new ExchangePrices(
                        new Exchange(
                                "the exchange",
                                new BinanceStream(),
                                address,
                                Map.of("BTCUSDT", new Symbol("BTCUSDT")),
                                limits),
                        new SourceMetrics(meters));
        prices.start(thread, Map.of(), data -> heard.add(((Trade) data).number()));
        return () -> thread.submit(prices::close).get();
    }

    private void awaitConnections(int number) {
        await().until(() -> exchange.connected() == number);
    }

    private void awaitHeard(Long... numbers) {
        await().untilAsserted(() -> assertThat(heard).containsExactly(numbers));
    }

    private double count(String metric) {
        return meters.find(metric).counters().stream().mapToDouble(each -> each.count()).sum();
    }

    @Test
    void hearsTradesInOrderAndAsksForNothingElse() throws Exception {
        try (AutoCloseable _ = follow(PATIENT)) {
            awaitConnections(1);
            exchange.trade();
            exchange.trade();
            awaitHeard(1L, 2L);
            assertThat(exchange.asked()).containsExactly("/stream?streams=btcusdt@trade");
        }
        awaitConnections(0);
    }

    @Test
    void asksAgainAfterACutAndCountsWhatItMissed() throws Exception {
        try (AutoCloseable _ = follow(PATIENT)) {
            awaitConnections(1);
            exchange.trade();
            awaitHeard(1L);

            exchange.cut();
            exchange.tradeInSilence();
            exchange.tradeInSilence();
            await().until(() -> exchange.asked().size() == 2);
            exchange.trade();

            awaitHeard(1L, 4L);
            await().until(() -> count("tickfold.feed.source.missed") == 2);
            assertThat(exchange.asked()).containsOnly("/stream?streams=btcusdt@trade");
        }
    }

    @Test
    void saysOnceThatThereAreNoPricesAndOnceThatThereAreAgain(CapturedOutput output)
            throws Exception {
        exchange.end();
        URI nobody = exchange.address();
        try (AutoCloseable _ = follow(nobody, PATIENT)) {
            await().until(() -> output.getOut().contains("gives no prices"));
        }
        exchange = LocalExchange.open();
        try (AutoCloseable _ = follow(PATIENT)) {
            awaitConnections(1);
            exchange.trade();
            awaitHeard(1L);
            for (int i = 0; i < 3; i++) {
                int asked = exchange.asked().size();
                exchange.cut();
                await().until(() -> exchange.asked().size() > asked);
            }
            exchange.trade();
            await().until(() -> output.getOut().contains("gives prices again"));
        }
        assertThat(output.getOut()).containsOnlyOnce("gives prices again");
        assertThat(output.getOut().split("gives no prices", -1)).hasSize(3);
        assertThat(count("tickfold.feed.source.outages")).isEqualTo(2);
    }

    /// An exchange that has agreed to send, and then does not.
    @Test
    void givesASilentConnectionUp() throws Exception {
        try (AutoCloseable _ = follow(limits(SHORT, LONG))) {
            await().until(() -> exchange.asked().size() >= 3);
        }
    }

    @Test
    void givesAnExchangeUpThatDoesNotAnswer() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ExchangeLimits limits =
                    new ExchangeLimits(SHORT, LONG, LONG, SHORT, Duration.ofMillis(20), SHORT);
            URI address = URI.create("ws://127.0.0.1:" + mute.getLocalPort());
            try (AutoCloseable _ = follow(address, limits);
                    Socket _ = mute.accept();
                    Socket again = mute.accept()) {
                assertThat(again.isConnected()).isTrue();
            }
        }
    }

    @Test
    void followsAnotherConnectionBeforeOneEnds() throws Exception {
        try (AutoCloseable _ = follow(PATIENT)) {
            awaitConnections(1);
            exchange.trade();
            awaitHeard(1L);

            exchange.announceItsEnd();
            awaitConnections(2);
            exchange.trade();
            awaitConnections(1);
            exchange.trade();

            awaitHeard(1L, 2L, 3L);
            assertThat(count("tickfold.feed.source.outages")).isZero();
            assertThat(count("tickfold.feed.source.missed")).isZero();
        }
    }

    @Test
    void replacesAConnectionThatIsOld() throws Exception {
        try (AutoCloseable _ = follow(limits(LONG, SHORT))) {
            awaitConnections(1);
            await().until(() -> {
                exchange.trade();
                return exchange.asked().size() >= 3;
            });
            await().untilAsserted(() -> assertThat(heard).hasSameElementsAs(exchange.sent()));
            assertThat(heard).doesNotHaveDuplicates();
            assertThat(count("tickfold.feed.source.outages")).isZero();
        }
    }

    /// An exchange that tells every new connection that it leaves is not asked without a pause.
    @Test
    void isInNoHurryToReplaceANewConnection() throws Exception {
        try (AutoCloseable _ = follow(PATIENT)) {
            awaitConnections(1);
            exchange.announceItsEnd();
            exchange.announceItsEnd();
            awaitConnections(2);
            exchange.trade();
            awaitHeard(1L);
            assertThat(exchange.asked()).hasSize(2);
        }
    }

    /// Both connections hear the trade; the one that leaves may hear it last.
    @Test
    void aConnectionThatLeavesDoesNotComeBackInThePlaceOfAnother() throws Exception {
        try (AutoCloseable _ = follow(overlapping(Duration.ofSeconds(10)))) {
            awaitConnections(1);
            exchange.announceItsEnd();
            awaitConnections(2);
            exchange.tell(1, 1);
            awaitHeard(1L);
            exchange.tell(1, 0);
            await().until(() -> count("tickfold.feed.source.repeated") == 1);

            exchange.cut(0);

            awaitConnections(1);
            exchange.tell(2, 1);
            awaitHeard(1L, 2L);
            assertThat(exchange.asked()).hasSize(2);
            assertThat(count("tickfold.feed.source.outages")).isZero();
        }
    }

    /// A server that says the same for ever gives no prices.
    @Test
    void givesAConnectionUpThatRepeatsATrade() throws Exception {
        try (AutoCloseable _ = follow(limits(SHORT, LONG))) {
            awaitConnections(1);
            await().until(() -> {
                exchange.tell(1);
                return exchange.asked().size() >= 2;
            });
            await().until(() -> count("tickfold.feed.source.repeated") > 0);
            assertThat(heard).containsExactly(1L);
        }
    }

    /// What it says is the only sign of life; the old connection is kept until another one has any.
    @Test
    void keepsAQuietConnectionUntilAnotherOneHasPrices() throws Exception {
        try (AutoCloseable _ = follow(limits(Duration.ofSeconds(1), LONG))) {
            awaitConnections(1);
            exchange.trade();
            awaitHeard(1L);
            awaitConnections(2);
            exchange.trade();
            awaitHeard(1L, 2L);
            assertThat(count("tickfold.feed.source.missed")).isZero();
        }
    }

    @Test
    void triesAgainWhereItIsRefused(CapturedOutput output) throws Exception {
        HttpServer refusing =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger asked = new AtomicInteger();
        refusing.createContext(
                "/",
                request -> {
                    asked.incrementAndGet();
                    request.sendResponseHeaders(403, -1);
                    request.close();
                });
        refusing.start();
        URI address = URI.create("ws://127.0.0.1:" + refusing.getAddress().getPort());
        try (AutoCloseable _ = follow(address, PATIENT)) {
            await().until(() -> asked.get() >= 3);
        } finally {
            refusing.stop(0);
        }
        assertThat(output.getOut()).containsOnlyOnce("it answered with status 403");
    }

    @Test
    void leavesOutWhatItDoesNotUnderstandAndContinues() throws Exception {
        try (AutoCloseable _ = follow(PATIENT)) {
            awaitConnections(1);
            exchange.say("nonsense");
            exchange.say("x".repeat(8 << 20));
            exchange.say(
                    "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":9,\"p\":\"-1\",\"q\":\"1\",\"T\":2}");
            exchange.say(
                    "{\"e\":\"trade\",\"s\":\"UNKNOWN\",\"t\":9,\"p\":\"1\",\"q\":\"1\",\"T\":2}");
            exchange.say("{\"e\":\"news\"}");
            exchange.trade();
            awaitHeard(1L);
            assertThat(count("tickfold.feed.source.unreadable")).isEqualTo(3);
            assertThat(exchange.asked()).hasSize(1);
        }
    }

    /// Whatever an exchange does, what it sent is heard once, and what it did not send is counted.
    @RepeatedTest(3)
    void hearsOnceWhateverWasSent() throws Exception {
        long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        try (AutoCloseable _ = follow(overlapping(Duration.ofMillis(500)))) {
            awaitConnections(1);
            exchange.trade();
            for (int i = 0; i < 100; i++) {
                act(random);
            }
            exchange.say("the end");
            exchange.trade();
            await().pollDelay(Duration.ZERO)
                    .untilAsserted(() ->
                            assertThat(new HashSet<>(heard))
                                    .as("seed %d", seed)
                                    .isEqualTo(new HashSet<>(exchange.sent())));
            assertThat(heard).as("seed %d", seed).doesNotHaveDuplicates();
            long missed =
                    LongStream.rangeClosed(1, exchange.lastTrade())
                            .filter(number -> !exchange.sent().contains(number))
                            .count();
            await().untilAsserted(() ->
                    assertThat(count("tickfold.feed.source.missed"))
                            .as("seed %d", seed)
                            .isEqualTo((double) missed));
        }
    }

    private void act(Random random) {
        switch (random.nextInt(20)) {
            case 0 -> {
                awaitConnections(1);
                int asked = exchange.asked().size();
                exchange.cut();
                if (random.nextBoolean()) {
                    exchange.tradeInSilence();
                }
                await().until(() -> exchange.asked().size() > asked && exchange.connected() == 1);
                exchange.trade();
            }
            case 1 -> exchange.say("{\"e\":" + random.nextInt());
            case 2 -> exchange.tell(Math.max(1, exchange.lastTrade() - random.nextInt(5)));
            case 3 -> exchange.tradeInSilence();
            case 4 -> {
                awaitConnections(1);
                exchange.announceItsEnd();
                awaitConnections(2);
                exchange.trade();
            }
            default -> exchange.trade();
        }
    }
}
