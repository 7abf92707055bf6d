package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.KnownInstruments;
import io.tickfold.gateway.ScriptedMarket;
import io.tickfold.gateway.stream.LiveCandle.CandleKey;
import io.tickfold.readmodel.candle.CandleBackfill;
import io.tickfold.readmodel.candle.CandleInterval;
import io.tickfold.readmodel.database.Database;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {"tickfold.streams.per-address=2", "tickfold.streams.heartbeat=200ms"})
class PriceStreamTest extends GatewayHttpTest {

    private static final String STREAM = "/api/v1/prices/stream";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired private ScriptedMarket market;
    @Autowired private OpenStreams streams;
    @Autowired private LiveCandles live;

    @Autowired
    @Qualifier("candleDatabase")
    private Database candles;

    @BeforeEach
    void forgetTheMarket() {
        market.reset();
        market.price("BTCUSDT", "42350.75", "42351.50");
    }

    @AfterEach
    void end() {
        streams.stop();
        await().atMost(PATIENCE).until(() -> market.watchers() == 0);
        streams.start();
        client.close();
    }

    @Test
    void streamsTheCurrentPricesAndThenNewOnes() {
        try (SseClient stream = SseClient.open(client, anonymous(STREAM))) {
            assertThat(stream.next()).contains(price("BTCUSDT", "42350.75", "42351.50"));
            market.price("BTCUSDT", "42360.00", "42361.00");
            assertThat(stream.next()).contains(price("BTCUSDT", "42360.00", "42361.00"));
        }
    }

    @Test
    void streamsTheCandlesThatWereAskedFor() {
        market.rules(KnownInstruments.BITCOIN);
        trade(1, "42350.75", Instant.now());
        String query = "?symbol=BTC&interval=1mo,1d&interval=1d";
        try (SseClient stream = SseClient.open(client, anonymous(STREAM + query))) {
            List<String> first = Stream.generate(() -> next(stream)).limit(3).toList();
            assertThat(first).anyMatch(each -> each.contains("\"bid\":42350.75"));
            for (String interval : List.of("1mo", "1d")) {
                assertThat(first)
                        .anyMatch(each ->
                                each.startsWith(
                                                "{\"symbol\":\"BTCUSDT\",\"interval\":\""
                                                        + interval)
                                        && each.endsWith(
                                                "\"close\":42350.75,\"volume\":0.1,"
                                                        + "\"trade_count\":1}"));
            }
            trade(2, "42360.5", Instant.now());
            assertThat(next(stream)).contains("\"close\":42360.5,\"volume\":0.2");
        }
    }

    private static String next(SseClient stream) {
        return stream.next().orElseThrow().data();
    }

    private void trade(long number, String price, Instant time) {
        CandleBackfill trades = new CandleBackfill(candles, new SourceName("binance"));
        trades.add(
                new Symbol("BTCUSDT"),
                new MarketTrade(number, Price.of(price), Quantity.of("0.1"), time));
        trades.flush();
    }

    @ParameterizedTest
    @CsvSource({
        "?interval=1m, MISSING_QUERY_PARAMETERS",
        "?symbol=BTC&interval=2m, INVALID_INTERVAL",
        "'?symbol=A,B,C,D,E,F&interval=1m,5m,15m,30m,1h,4h,1d,1w,1mo', TOO_MANY_CANDLES"
    })
    void refusesCandlesThatItCannotStream(String query, String reason) {
        HttpResponse<String> response = send(anonymous(STREAM + query).GET());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(header(response, "Refusal-Reason")).isEqualTo(reason);
    }

    @Test
    void hasCandlesOnlyOfSymbolsInTheRules() {
        assertUnavailable(
                send(anonymous(STREAM + "?symbol=BTC&interval=1m").GET()), "RULES_UNKNOWN");
        market.rules(KnownInstruments.BITCOIN);
        HttpResponse<String> response =
                send(anonymous(STREAM + "?symbol=BTC,INVENTED&interval=1m").GET());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(header(response, "Refusal-Reason")).isEqualTo("INVALID_SYMBOLS");
    }

    @Test
    void refusesCandlesBeforeTheStreamBeginsIfTooManyAreFollowed() {
        market.rules(KnownInstruments.BITCOIN);
        Set<CandleKey> all =
                IntStream.range(0, LiveCandles.MOST)
                        .mapToObj(i -> new CandleKey(new Symbol("S" + i), CandleInterval.ONE_DAY))
                        .collect(Collectors.toSet());
        Consumer<LiveCandle> watcher = _ -> {};
        live.watch(all, watcher);
        try {
            assertUnavailable(
                    send(anonymous(STREAM + "?symbol=BTC&interval=1m").GET()), "STREAMS_EXHAUSTED");
            assertThat(streams.count(StreamKind.PRICES)).isZero();
        } finally {
            live.unwatch(all, watcher);
        }
    }

    @Test
    void sendsNoPriceTwice() throws Exception {
        try (SseClient stream = SseClient.open(client, anonymous(STREAM))) {
            Listener listener = connect(Optional.empty());
            assertThat(stream.next()).contains(price("BTCUSDT", "42350.75", "42351.50"));
            assertThat(listener.next()).contains("42350.75");
            market.price("BTCUSDT", "42350.75", "42351.50");
            market.price("ETHUSDT", "2261.00", "2262.00");
            assertThat(stream.next()).contains(price("ETHUSDT", "2261.00", "2262.00"));
            assertThat(listener.next()).contains("ETHUSDT");
        }
    }

    @Test
    void holdsNoStreamForHead() {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> response =
                    send(anonymous(STREAM).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "Content-Type")).startsWith("text/event-stream");
        }
        await().atMost(PATIENCE).until(() -> streams.count(StreamKind.PRICES) == 0);
    }

    @Test
    void noticesAClientThatIsGoneByAHeartbeat() {
        SseClient stream = SseClient.open(client, anonymous(STREAM + "?symbol=DOGEUSDT"));
        assertThat(streams.count(StreamKind.PRICES)).isEqualTo(1);
        stream.close();
        await().atMost(PATIENCE).until(() -> streams.count(StreamKind.PRICES) == 0);
    }

    @Test
    void noticesAWebSocketThatIsGoneByAHeartbeat() throws Exception {
        Listener listener = connect(Optional.empty());
        assertThat(listener.next()).contains("BTCUSDT");
        assertThat(streams.count(StreamKind.SOCKET)).isEqualTo(1);
        listener.socket.join().abort();
        await().atMost(PATIENCE).until(() -> streams.count(StreamKind.SOCKET) == 0);
    }

    @Test
    void streamsOnlyTheSymbolsThatAreAskedFor() {
        try (SseClient stream =
                SseClient.open(client, anonymous(STREAM + "?symbol=eth,SOL&symbol=DOGEUSDT"))) {
            market.price("BTCUSDT", "42360.00", "42361.00");
            market.price("ETHUSDT", "2261.00", "2262.00");
            assertThat(stream.next()).contains(price("ETHUSDT", "2261.00", "2262.00"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?symbol=", "?symbol=BTC,", "?symbol=not%20a%20symbol"})
    void refusesNamesThatAreNone(String query) {
        assertRefused(
                send(anonymous(STREAM + query)),
                400,
                "INVALID_SYMBOLS",
                "Symbols must be at most 50 names such as BTCUSDT");
    }

    @Test
    void endsStreamsProperlyAtTheGatewaysEnd() {
        try (SseClient stream = SseClient.open(client, anonymous(STREAM))) {
            assertThat(stream.next()).isPresent();
            streams.stop();
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void sendsPricesToWebSockets() throws Exception {
        Listener listener = connect(Optional.empty());
        assertThat(listener.next())
                .isEqualTo("{\"asset\":\"BTCUSDT\",\"bid\":42350.75,\"ask\":42351.50}");
        market.price("ETHUSDT", "2261.00", "2262.00");
        assertThat(listener.next())
                .isEqualTo("{\"asset\":\"ETHUSDT\",\"bid\":2261.00,\"ask\":2262.00}");
        streams.stop();
        assertThat(listener.closed.join())
                .isEqualTo(new Closed(1001, "This gateway ends: connect again"));
    }

    @Test
    void passesOverMessagesButNotTooMany() throws Exception {
        Listener listener = connect(Optional.empty());
        WebSocket socket = listener.socket.join();
        socket.sendText("hello", true).join();
        market.price("ETHUSDT", "2261.00", "2262.00");
        assertThat(listener.next()).contains("BTCUSDT");
        assertThat(listener.next()).contains("ETHUSDT");
        for (int i = 0; i < InboundBudget.MESSAGES && !socket.isOutputClosed(); i++) {
            socket.sendText("again", true).join();
        }
        assertThat(listener.closed.get(20, TimeUnit.SECONDS))
                .isEqualTo(new Closed(1008, "More than 120 messages in a minute"));
    }

    @Test
    void takesNoLargeMessages() throws Exception {
        Listener listener = connect(Optional.empty());
        listener.socket.join().sendText("x".repeat(2_000), true).join();
        Closed closed = listener.closed.get(20, TimeUnit.SECONDS);
        assertThat(closed.status()).isEqualTo(1009);
        assertThat(closed.reason()).isNotBlank();
    }

    @Test
    void keepsOtherPagesOut() {
        CompletableFuture<WebSocket> refused = handshake(Optional.of("https://evil.example"));
        assertThat(refused)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .satisfies(e -> assertThat(status(e)).isEqualTo(403));
    }

    @Test
    void boundsTheStreamsOfAnAddress() {
        try (SseClient one = SseClient.open(client, anonymous(STREAM));
                SseClient two = SseClient.open(client, anonymous(STREAM))) {
            assertThat(one.next()).isPresent();
            assertThat(two.next()).isPresent();
            assertRefused(
                    send(anonymous(STREAM)), 429, "TOO_MANY_STREAMS", "Too many open streams");
            assertThat(handshake(Optional.empty()))
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .havingCause()
                    .satisfies(e -> assertThat(status(e)).isEqualTo(429));
        }
    }

    @Test
    void answersOrdinaryRequestsForSockets() {
        HttpResponse<String> response = send(anonymous("/ws"));
        assertRefused(
                response,
                426,
                "UPGRADE_REQUIRED",
                "A WebSocket is here: send a handshake with Upgrade: websocket");
        assertThat(header(response, "Upgrade")).isEqualTo("websocket");
    }

    private static int status(Throwable failure) {
        return failure instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : -1;
    }

    private static SseClient.Item price(String symbol, String bid, String ask) {
        return new SseClient.Item(
                "",
                "price",
                String.format(
                        Locale.ROOT,
                        "{\"symbol\":\"%s\",\"bid\":%s,\"ask\":%s,\"at\":\"2026-03-01T12:00:00.000Z\",\"stale\":false}",
                        symbol,
                        bid,
                        ask));
    }

    private Listener connect(Optional<String> origin) {
        Listener listener = new Listener();
        listener.socket.complete(handshake(origin, listener).join());
        return listener;
    }

    private CompletableFuture<WebSocket> handshake(Optional<String> origin) {
        return handshake(origin, new Listener());
    }

    private CompletableFuture<WebSocket> handshake(Optional<String> origin, Listener listener) {
        HttpRequest http = anonymous("/ws").build();
        URI address = URI.create(http.uri().toString().replaceFirst("http", "ws"));
        WebSocket.Builder builder = client.newWebSocketBuilder();
        origin.ifPresent(value -> builder.header("Origin", value));
        return builder.buildAsync(address, listener);
    }

    private record Closed(int status, String reason) {}

    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
        private final CompletableFuture<Closed> closed = new CompletableFuture<>();

        String next() throws InterruptedException {
            return String.valueOf(messages.poll(20, TimeUnit.SECONDS));
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence text, boolean last) {
            messages.add(text.toString());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(new Closed(status, reason));
            return null;
        }
    }
}
