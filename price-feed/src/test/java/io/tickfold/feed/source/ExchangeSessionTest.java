package io.tickfold.feed.source;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangePrices.Connected;
import io.tickfold.feed.source.ExchangeSession.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What becomes of subscriptions and of connections, in simulated time.
@ExtendWith(OutputCaptureExtension.class)
class ExchangeSessionTest {

    private static final String HEARTBEAT = Dialect.KRAKEN.heartbeat(0).orElseThrow();

    private final SimulatedThread thread = new SimulatedThread();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Opened> connections = new ArrayList<>();
    private final List<MarketData> heard = new ArrayList<>();

    /// A connection that says what a test wants.
    private final class Opened implements ExchangeConnection {

        private final Listener listener;
        private final List<String> requests = new ArrayList<>();
        private boolean isClosed;

        Opened(Listener listener) {
            this.listener = listener;
            connections.add(this);
            thread.execute(() -> listener.opened(this));
        }

        void say(String message) {
            listener.received(this, Optional.of(message));
        }

        void confirm(String channel, String symbol) {
            say(
                    "{\"method\":\"subscribe\",\"success\":true,\"result\":{\"channel\":\""
                            + channel
                            + "\",\"symbol\":\""
                            + symbol
                            + "\"}}");
        }

        @Override
        public void send(String message) {
            requests.add(message);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private ExchangeSession follow(Exchange exchange, String... names) throws Exception {
        Connected connected =
                new Connected(
                        exchange.title(),
                        exchange.protocol(),
                        URI.create("wss://localhost"),
                        Stream.of(names)
                                .collect(
                                        toMap(
                                                Function.identity(),
                                                name -> new Symbol(name.replaceAll("\\W", "")))),
                        exchange.limits());
        ExchangeSession session =
                new ExchangeSession(
                        connected,
                        new Surroundings(
                                thread,
                                (_, _, listener) -> new Opened(listener),
                                thread::nanoTime,
                                new Random(1)),
                        heard::add,
                        new SourceMetrics(meters, exchange.title()));
        thread.pass(Duration.ZERO);
        return session;
    }

    /// The heart of the exchange beats, and perhaps there is a trade, each second.
    private void pass(Duration time, boolean isTrading) throws Exception {
        for (long second = 0; second < time.toSeconds(); second++) {
            Opened last = connections.getLast();
            last.say(HEARTBEAT);
            if (isTrading) {
                last.say(Dialect.KRAKEN.trade(heard.size() + 1));
            }
            thread.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void asksForNoMoreThanFiveProductsInASecond() throws Exception {
        String[] names =
                IntStream.range(0, 12).mapToObj(i -> "A" + i + "-USD").toArray(String[]::new);
        try (ExchangeSession _ = follow(Exchange.COINBASE, names)) {
            List<String> requests = connections.getFirst().requests;
            assertThat(requests).hasSize(5);
            thread.pass(Duration.ofSeconds(1));
            assertThat(requests).hasSize(10);
            thread.pass(Duration.ofSeconds(1));
            assertThat(requests).hasSize(12).doesNotHaveDuplicates();
        }
    }

    @Test
    void followsTheOthersIfASymbolIsTurnedDownAndAsksAgainLater(CapturedOutput output)
            throws Exception {
        try (ExchangeSession _ = follow(Exchange.KRAKEN, "BTC/USDT", "FOO/USDT")) {
            Opened first = connections.getFirst();
            first.confirm("trade", "BTC/USDT");
            first.confirm("ticker", "BTC/USDT");
            String rejection =
                    "{\"error\":\"Currency pair not supported FOO/USDT\",\"method\":\"subscribe\","
                            + "\"success\":false,\"symbol\":\"FOO/USDT\"}";
            first.say(rejection);
            first.say(rejection);

            pass(Duration.ofMinutes(9), true);
            assertThat(connections).hasSize(1);
            assertThat(heard).hasSize(9 * 60);

            pass(Duration.ofMinutes(2), true);
            assertThat(connections).hasSizeGreaterThan(1);
            assertThat(connections.getLast().requests).isEqualTo(first.requests);
        }
        assertThat(output.getOut())
                .containsOnlyOnce("kraken turns a subscription down: Currency pair not supported");
    }

    @Test
    void replacesAConnectionThatIsNotConfirmedInTime(CapturedOutput output) throws Exception {
        try (ExchangeSession _ = follow(Exchange.KRAKEN, "BTC/USDT")) {
            connections.getFirst().confirm("trade", "BTC/USDT");
            pass(Duration.ofSeconds(5), true);
            assertThat(connections).hasSize(1);
            pass(Duration.ofSeconds(4), true);
            assertThat(connections).hasSize(2);
        }
        assertThat(output.getOut())
                .containsOnlyOnce("kraken does not confirm [ticker of BTC/USDT]");
    }

    /// A market in which nobody trades is no failure.
    @Test
    void keepsAQuietConnectionWhoseHeartBeats() throws Exception {
        try (ExchangeSession _ = follow(Exchange.KRAKEN, "BTC/USDT")) {
            connections.getFirst().confirm("trade", "BTC/USDT");
            connections.getFirst().confirm("ticker", "BTC/USDT");
            connections.getFirst().say(Dialect.KRAKEN.quote(1));
            pass(Duration.ofMinutes(10), false);
            assertThat(connections).hasSize(1);
            assertThat(meters.find("tickfold.feed.source.outages").counter()).isNull();
        }
    }

    @Test
    void givesAConnectionUpThatConfirmsAndThenOnlyBeats() throws Exception {
        try (ExchangeSession _ = follow(Exchange.KRAKEN, "BTC/USDT")) {
            Opened first = connections.getFirst();
            first.confirm("trade", "BTC/USDT");
            first.confirm("ticker", "BTC/USDT");
            pass(Duration.ofSeconds(10), false);
            assertThat(connections).hasSize(2);
            assertThat(meters.get("tickfold.feed.source.outages").counter().count()).isEqualTo(1);

            connections.getLast().confirm("trade", "BTC/USDT");
            connections.getLast().confirm("ticker", "BTC/USDT");
            pass(Duration.ofSeconds(5), true);
            assertThat(first.isClosed).isTrue();
        }
    }

    @Test
    void keepsFewConnectionsHoweverLongThereIsNothingButHeartbeats() throws Exception {
        try (ExchangeSession _ = follow(Exchange.KRAKEN, "BTC/USDT")) {
            for (int minute = 0; minute < 10; minute++) {
                for (int i = 0; i < 6; i++) {
                    connections.forEach(each -> {
                        if (!each.isClosed) {
                            each.say(HEARTBEAT);
                        }
                    });
                    pass(Duration.ofSeconds(10), false);
                }
                assertThat(connections.stream().filter(each -> !each.isClosed).count())
                        .isLessThanOrEqualTo(4);
            }
            assertThat(connections).hasSizeGreaterThan(20);
        }
    }

    /// Otherwise there would be no prices until the next one has any.
    @Test
    void keepsAConnectionWhoseReplacementEnds() throws Exception {
        try (ExchangeSession _ = follow(Exchange.BINANCE, "BTCUSDT")) {
            Opened first = connections.getFirst();
            first.say(Dialect.BINANCE.trade(1));
            first.say(Dialect.BINANCE.shutdown().orElseThrow());
            thread.pass(Duration.ofSeconds(2));
            Opened second = connections.getLast();
            second.say(Dialect.BINANCE.trade(2));
            thread.pass(Duration.ofSeconds(1));
            second.listener.ended(second, new ExchangeConnection.Ending("cut", Optional.empty()));
            thread.pass(Duration.ofSeconds(5));
            assertThat(connections).hasSize(3);
            assertThat(first.isClosed).isFalse();

            first.say(Dialect.BINANCE.trade(3));
            connections.getLast().say(Dialect.BINANCE.trade(4));
            thread.pass(Duration.ofSeconds(3));
            assertThat(first.isClosed).isTrue();
        }
        assertThat(heard)
                .extracting(data -> ((Trade) data).number())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(meters.find("tickfold.feed.source.outages").counter()).isNull();
    }

    @Test
    void namesOnceAndCountsASymbolThatIsSilentWhileAnotherIsNot(CapturedOutput output)
            throws Exception {
        try (ExchangeSession _ = follow(Exchange.KRAKEN, "BTC/USDT", "ETH/USDT")) {
            for (String symbol : List.of("BTC/USDT", "ETH/USDT")) {
                connections.getFirst().confirm("trade", symbol);
                connections.getFirst().confirm("ticker", symbol);
            }
            for (int i = 1; i <= 2; i++) {
                String quote = Dialect.KRAKEN.quote(i).replace("BTC", "ETH");
                connections.getFirst().say(quote);
                pass(Duration.ofMinutes(1), true);
            }
            assertThat(connections).hasSize(1);
        }
        assertThat(
                        meters.get("tickfold.feed.source.silences")
                                .tag("symbol", "ETHUSDT")
                                .counter()
                                .count())
                .isEqualTo(2);
        assertThat(output.getOut()).containsOnlyOnce("kraken sends nothing of ETH/USDT");
    }
}
