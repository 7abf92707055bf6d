package io.tickfold.feed.source;

import static io.tickfold.feed.source.FollowedExchange.LONG;
import static io.tickfold.feed.source.FollowedExchange.PATIENT;
import static io.tickfold.feed.source.FollowedExchange.SHORT;
import static io.tickfold.feed.source.FollowedExchange.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class ExchangeOutagesTest {

    private FollowedExchange exchange;

    @BeforeEach
    void openTheExchange() throws InterruptedException {
        exchange = new FollowedExchange(Dialect.BINANCE);
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    /// An exchange that has agreed to send, and then does not.
    @Test
    void givesASilentConnectionUp() throws Exception {
        try (AutoCloseable _ = exchange.follow(limits(SHORT, LONG))) {
            await().until(() -> exchange.server().asked().size() >= 3);
        }
    }

    @Test
    void givesAnExchangeUpThatDoesNotAnswer() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ExchangeLimits limits =
                    new ExchangeLimits(
                            SHORT, LONG, LONG, LONG, LONG, SHORT, Duration.ofMillis(20), SHORT);
            URI address = URI.create("ws://127.0.0.1:" + mute.getLocalPort());
            try (AutoCloseable _ = exchange.follow(address, limits);
                    Socket _ = mute.accept();
                    Socket again = mute.accept()) {
                assertThat(again.isConnected()).isTrue();
            }
        }
    }

    /// A server that says the same for ever gives no prices.
    @Test
    void givesAConnectionUpThatRepeatsATrade() throws Exception {
        try (AutoCloseable _ = exchange.follow(limits(SHORT, LONG))) {
            exchange.awaitConnections(1);
            await().until(() -> {
                exchange.server().tell(1);
                return exchange.server().asked().size() >= 2;
            });
            await().until(() -> exchange.count("repeated") > 0);
            assertThat(exchange.trades()).containsExactly(1L);
        }
    }

    /// What it says is the only sign of life; the old connection is kept until another one has any.
    @Test
    void keepsAQuietConnectionUntilAnotherOneHasPrices() throws Exception {
        try (AutoCloseable _ = exchange.follow(limits(Duration.ofSeconds(1), LONG))) {
            exchange.awaitConnections(1);
            exchange.server().trade();
            exchange.awaitTrades(1L);
            exchange.awaitConnections(2);
            exchange.server().trade();
            exchange.awaitTrades(1L, 2L);
            assertThat(exchange.count("missed")).isZero();
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
        try (AutoCloseable _ = exchange.follow(address, PATIENT)) {
            await().until(() -> asked.get() >= 3);
        } finally {
            refusing.stop(0);
        }
        assertThat(output.getOut()).containsOnlyOnce("it answered with status 403");
    }

    @Test
    void waitsAsLongAsARefusalSays() throws Exception {
        HttpServer refusing =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<Long> asked = new CopyOnWriteArrayList<>();
        refusing.createContext(
                "/",
                request -> {
                    asked.add(System.nanoTime());
                    request.getResponseHeaders().add("Retry-After", "2");
                    request.sendResponseHeaders(429, -1);
                    request.close();
                });
        refusing.start();
        URI address = URI.create("ws://127.0.0.1:" + refusing.getAddress().getPort());
        try (AutoCloseable _ = exchange.follow(address, PATIENT)) {
            await().until(() -> asked.size() >= 2);
        } finally {
            refusing.stop(0);
        }
        assertThat(Duration.ofNanos(asked.get(1) - asked.get(0)))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void saysThatNobodyAnswers(CapturedOutput output) throws Exception {
        URI nobody = exchange.server().address();
        exchange.server().end();
        try (AutoCloseable _ = exchange.follow(nobody, PATIENT)) {
            await().until(() -> output.getOut().contains("gives no prices"));
        }
    }

    @Test
    void saysOnceThatThereAreNoPricesAndOnceThatThereAreAgain(CapturedOutput output)
            throws Exception {
        try (AutoCloseable _ = exchange.follow(PATIENT)) {
            exchange.awaitConnections(1);
            exchange.server().trade();
            exchange.awaitTrades(1L);
            for (int i = 0; i < 3; i++) {
                int asked = exchange.server().asked().size();
                exchange.server().cut();
                await().until(() -> exchange.server().asked().size() > asked);
            }
            exchange.server().trade();
            await().until(() -> output.getOut().contains("gives prices again"));
        }
        assertThat(output.getOut()).containsOnlyOnce("gives prices again");
        assertThat(output.getOut()).containsOnlyOnce("gives no prices");
        assertThat(exchange.count("outages")).isEqualTo(1);
    }

    /// It confirms no subscription, but sends.
    @ParameterizedTest
    @EnumSource(names = {"COINBASE", "KRAKEN"})
    void givesAConnectionUpThatIsNotConfirmed(Dialect dialect, CapturedOutput output)
            throws Exception {
        ExchangeLimits limits =
                new ExchangeLimits(
                        LONG, SHORT, LONG, LONG, LONG, SHORT, Duration.ofMillis(20), SHORT);
        try (FollowedExchange unconfirmed = new FollowedExchange(dialect)) {
            unconfirmed.server().stopAnswering();
            try (AutoCloseable _ = unconfirmed.follow(limits)) {
                await().until(() -> {
                    unconfirmed.server().trade();
                    return unconfirmed.server().asked().size() >= 3;
                });
                assertThat(unconfirmed.trades()).isNotEmpty().doesNotHaveDuplicates();
            }
        }
        assertThat(output.getOut()).containsOnlyOnce("does not confirm");
    }
}
