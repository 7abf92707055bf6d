package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.feed.source.LocalExchange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// A running instance follows an exchange that prints prices nobody meant, and that goes away.
@Timeout(value = 2, unit = TimeUnit.HOURS)
class FedByAnExchangeTest {

    private static final BigDecimal PRICE = new BigDecimal("50000.00");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration CUT =
            Duration.parse(System.getProperty("tickfold.test.cut", "PT12S"));

    /// Prints of about 50,000.00 that are wrong.
    private static final List<String> WRONG =
            List.of("500000.00", "5000.00", "0", "-50000.00", "0.00000001");

    @TempDir Path directory;

    private LocalExchange exchange;
    private long number;

    /// What the exchange says of a price.
    enum Basis {
        TRADES {
            @Override
            String message(long number, String price) {
                return ofTrade(number, price);
            }
        },
        BOOK {
            @Override
            String message(long number, String price) {
                return String.format(
                        Locale.ROOT,
                        "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":%d,\"s\":\"BTCUSDT\","
                                + "\"b\":\"%s\",\"B\":\"1\",\"a\":\"%s\",\"A\":\"1\"}}",
                        number,
                        price,
                        price);
            }
        };

        abstract String message(long number, String price);

        private static String ofTrade(long number, String price) {
            return String.format(
                    Locale.ROOT,
                    "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":%d,"
                            + "\"s\":\"BTCUSDT\",\"t\":%d,\"p\":\"%s\",\"q\":\"0.00000001\","
                            + "\"T\":%1$d,\"m\":true,\"M\":true}}",
                    System.currentTimeMillis(),
                    number,
                    price);
        }
    }

    @BeforeEach
    void begin() throws InterruptedException {
        exchange = LocalExchange.ofBinance(0);
    }

    @AfterEach
    void end() {
        exchange.end();
    }

    @ParameterizedTest
    @EnumSource
    void wrongPrintsDoNothingAndATouchedLevelIsReached(Basis basis) throws Exception {
        try (RunningInstance instance = followed(basis)) {
            TradingClient client = instance.client("alice");
            int port = exchange.address().getPort();
            await().atMost(PATIENCE).until(() -> exchange.connected() > 0);
            say(basis, PRICE);
            awaitPrice(client);
            String low = open(client, "\"stopLoss\":49000");
            String high = open(client, "\"takeProfit\":51500");
            String onMargin = open(client, "\"leverage\":100");

            for (String wrong : basis == Basis.TRADES ? WRONG : WRONG.subList(0, 2)) {
                exchange.say(basis.message(++number, wrong));
                say(basis, PRICE);
                forASecond(() -> exchange.say(basis.message(++number, wrong)));
                say(basis, PRICE);
            }
            if (basis == Basis.BOOK) {
                crossed();
            }
            say(basis, PRICE.add(BigDecimal.ONE));
            awaitTick(instance, PRICE.add(BigDecimal.ONE));

            assertThat(quoted(instance)).allMatch(FedByAnExchangeTest::isNearPrice);
            assertThat(openOrders(client)).containsExactlyInAnyOrder(low, high, onMargin);

            touch(basis, new BigDecimal("48900.00"));
            await().atMost(PATIENCE).until(() -> !openOrders(client).contains(low));
            touch(basis, new BigDecimal("52100.00"));
            await().atMost(PATIENCE).until(() -> !openOrders(client).contains(high));
            assertThat(reason(client, low)).contains("STOP_LOSS");
            assertThat(reason(client, high)).contains("TAKE_PROFIT");
            assertThat(openOrders(client)).containsExactly(onMargin);

            if (basis == Basis.TRADES) {
                theSourceIsCut(instance, client, port);
            }
        }
    }

    private RunningInstance followed(Basis basis) throws Exception {
        return RunningInstance.fedBy(
                "binance",
                Map.of(
                        "TICKFOLD_FEED_BINANCE_ADDRESS", exchange.address().toString(),
                        "TICKFOLD_FEED_QUOTES_BASIS", basis.name(),
                        "TICKFOLD_FEED_QUOTES_INTERVAL", "250ms"),
                directory.resolve(basis.name()));
    }

    private void say(Basis basis, BigDecimal price) {
        exchange.say(basis.message(++number, price.toPlainString()));
    }

    /// A price that is gone again before its interval is over.
    private void touch(Basis basis, BigDecimal price) {
        say(basis, PRICE);
        say(basis, price);
        say(basis, PRICE);
    }

    private void crossed() {
        exchange.say(
                "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":1,\"s\":\"BTCUSDT\","
                        + "\"b\":\"51000.00\",\"B\":\"1\",\"a\":\"49000.00\",\"A\":\"1\"}}");
    }

    /// Ten times, or less often if that took longer: what is repeated for longer is believed.
    private static void forASecond(Runnable print) {
        long begun = System.nanoTime();
        for (int i = 0; i < 10 && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(1); i++) {
            long due = begun + TimeUnit.MILLISECONDS.toNanos(100L * i);
            await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() >= due);
            print.run();
        }
    }

    private static void awaitPrice(TradingClient client) {
        await().atMost(PATIENCE)
                .until(() ->
                        !client.get("/api/v1/prices").json().at("/prices/0/bid").isMissingNode());
    }

    /// A tick that was made of that price is the newest.
    private static void awaitTick(RunningInstance instance, BigDecimal price) {
        await().atMost(PATIENCE)
                .until(() -> {
                    List<PriceTick> ticks = quoted(instance);
                    return !ticks.isEmpty() && ticks.getLast().last().value().compareTo(price) == 0;
                });
    }

    private static List<PriceTick> quoted(RunningInstance instance)
            throws UnreadableMessageException {
        List<PriceTick> ticks = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each :
                TopicContent.read(instance.kafka(), Topics.PRICE_TICKS)) {
            ticks.add(Topics.PRICE_TICKS.decode(each.headers(), each.value()));
        }
        return ticks;
    }

    private static boolean isNearPrice(PriceTick tick) {
        BigDecimal bid = tick.quote().bid().value();
        return bid.subtract(PRICE).abs().compareTo(new BigDecimal("500.00")) <= 0;
    }

    private static String open(TradingClient client, String more) throws Exception {
        String leverage = more.contains("leverage") ? "" : "\"leverage\":100,";
        TradingClient.Answer answer =
                client.create(
                        "{\"symbol\":\"BTCUSDT\",\"type\":\"buy\",\"quantity\":0.1,"
                                + leverage
                                + more
                                + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("orderId").asString();
    }

    private static List<String> openOrders(TradingClient client) throws Exception {
        return client.get("/api/v1/trade/orders")
                .json()
                .get("message")
                .findValuesAsString("orderId");
    }

    private static String reason(TradingClient client, String order) throws Exception {
        for (JsonNode each :
                client.get("/api/v1/trade/close?limit=10").json().findParents("orderId")) {
            if (each.get("orderId").asString().equals(order)) {
                return each.toString();
            }
        }
        return "";
    }

    /// Nobody trades on old prices, and everything continues once there are new ones.
    private void theSourceIsCut(RunningInstance instance, TradingClient client, int port)
            throws Exception {
        say(Basis.TRADES, PRICE);
        String close = open(client, "\"stopLoss\":49500");
        exchange.end();
        long cut = System.nanoTime();

        await().atMost(PATIENCE)
                .until(() -> client.get("/api/v1/prices").json().at("/prices/0/stale").asBoolean());
        List<PriceTick> before = quoted(instance);
        await().atMost(CUT.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> System.nanoTime() - cut >= CUT.toNanos());
        assertThat(isRefused(client)).isTrue();
        assertThat(openOrders(client)).contains(close);
        assertThat(quoted(instance)).isEqualTo(before);

        exchange = LocalExchange.ofBinance(port);
        await().atMost(PATIENCE).until(() -> exchange.connected() > 0);
        BigDecimal after = new BigDecimal("49200.00");
        await().atMost(PATIENCE)
                .until(() -> {
                    say(Basis.TRADES, after);
                    return !openOrders(client).contains(close);
                });
        assertThat(reason(client, close)).contains("STOP_LOSS");
        open(client, "\"leverage\":10");
    }

    private static boolean isRefused(TradingClient client) throws Exception {
        TradingClient.Answer answer =
                client.create(
                        "{\"symbol\":\"BTCUSDT\",\"type\":\"buy\",\"quantity\":0.01,"
                                + "\"leverage\":100}");
        return answer.header("Refusal-Reason").equals(Optional.of("QUOTE_TOO_OLD"));
    }
}
