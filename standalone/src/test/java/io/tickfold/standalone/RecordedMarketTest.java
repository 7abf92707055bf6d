package io.tickfold.standalone;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.candle.Candle;
import io.tickfold.readmodel.candle.CandleInterval;
import io.tickfold.readmodel.candle.CandleSchema;
import io.tickfold.readmodel.candle.RecordedTrades;
import io.tickfold.readmodel.candle.SqlCandles;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A running instance plays five years of trades. Its ticks and quotes are compared with plain
/// arithmetic, its candles with SQL over the trades, all of them.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class RecordedMarketTest {

    private static final int TRADES = Integer.getInteger("tickfold.test.trades", 10_000);

    /// The market is open for about three quarters of that.
    private static final Duration NOMINAL_SPAN = Duration.ofDays(7 * 365);

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_CANDLES = 5_000;

    /// Half a percent each way, as the instrument says.
    private static final BigDecimal TO_BID = new BigDecimal("0.995");

    private static final BigDecimal TO_ASK = new BigDecimal("1.005");

    private final long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());

    @TempDir Path directory;

    @Test
    void everyTickQuoteAndCandleIsThatOfTheTrades() throws Exception {
        System.out.println("RecordedMarketTest: -Dtickfold.test.seed=" + seed);
        List<MarketTrade> told = fiveYears();
        Path dump = write(told);

        try (RunningInstance instance =
                RunningInstance.fedBy(
                        "recorded:" + dump + ",speed=max",
                        Map.of("TICKFOLD_FEED_QUOTES_INTERVAL", "0"),
                        directory.resolve("data"))) {
            List<Quote> expected = quotes(told);
            await().atMost(PATIENCE).until(() -> instance.log().contains("trades, and 0 lines"));
            assertSame(ticks(instance), expected);

            TradingClient client = instance.client("reader");
            await().atMost(PATIENCE).until(() -> newestQuote(client).equals(expected.getLast()));
            compareCandles(client, told);
        }
    }

    /// They are over by now.
    private List<MarketTrade> fiveYears() {
        return RecordedTrades.random(new Random(seed), TRADES, NOMINAL_SPAN.toMillis())
                .told()
                .stream()
                .map(trade ->
                        new MarketTrade(
                                trade.number(),
                                trade.price(),
                                trade.quantity(),
                                trade.time().minus(NOMINAL_SPAN)))
                .toList();
    }

    /// A dump as Binance publishes them.
    private Path write(List<MarketTrade> told) throws IOException {
        Path dump = directory.resolve("BTCUSDT-trades-2026.csv");
        try (var lines = Files.newBufferedWriter(dump)) {
            for (MarketTrade trade : told) {
                lines.write(
                        Stream.of(
                                        trade.number(),
                                        trade.price(),
                                        trade.quantity(),
                                        trade.price().value().multiply(trade.quantity().value()),
                                        ChronoUnit.MICROS.between(Instant.EPOCH, trade.time()),
                                        "True")
                                .map(Object::toString)
                                .collect(joining(",")));
                lines.newLine();
            }
        }
        return dump;
    }

    /// Of each trade but those from before the newest.
    private static List<Quote> quotes(List<MarketTrade> told) {
        List<Quote> quotes = new ArrayList<>();
        MarketTrade newest = told.getFirst();
        for (MarketTrade trade : told) {
            if (trade.number() >= newest.number() || !trade.time().isBefore(newest.time())) {
                newest = trade;
                BigDecimal price = trade.price().value();
                quotes.add(
                        new Quote(
                                cents(price.multiply(TO_BID), RoundingMode.FLOOR),
                                cents(price.multiply(TO_ASK), RoundingMode.CEILING)));
            }
        }
        return quotes;
    }

    /// Says where they differ, as there may be a million.
    private static void assertSame(List<Quote> ticks, List<Quote> expected) {
        int equal = 0;
        while (equal < Math.min(ticks.size(), expected.size())
                && ticks.get(equal).equals(expected.get(equal))) {
            equal++;
        }
        assertThat(ticks.stream().skip(equal).limit(3))
                .as("the ticks after the first %d of %d", equal, expected.size())
                .isEqualTo(expected.stream().skip(equal).limit(3).toList());
    }

    private static Price cents(BigDecimal price, RoundingMode rounding) {
        return new Price(price.setScale(2, rounding));
    }

    private static List<Quote> ticks(RunningInstance instance) throws UnreadableMessageException {
        List<Quote> quotes = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each :
                TopicContent.read(instance.kafka(), Topics.PRICE_TICKS)) {
            PriceChange change = Topics.PRICE_TICKS.decode(each.headers(), each.value());
            change.ticks().stream().map(PriceTick::quote).forEach(quotes::add);
        }
        return quotes;
    }

    private static Quote newestQuote(TradingClient client) throws Exception {
        JsonNode quote = client.get("/api/v1/prices").json().at("/prices/0");
        return new Quote(
                new Price(quote.get("bid").decimalValue()),
                new Price(quote.get("ask").decimalValue()));
    }

    private static void compareCandles(TradingClient client, List<MarketTrade> told)
            throws Exception {
        Instant first = told.stream().map(MarketTrade::time).min(Instant::compareTo).orElseThrow();
        Instant last = told.stream().map(MarketTrade::time).max(Instant::compareTo).orElseThrow();
        await().atMost(PATIENCE).until(() -> countOf(client, last) > 0);
        try (Database raw = CandleSchema.open(new Databases(DatabaseKind.H2.settings()))) {
            SqlCandles expected = new SqlCandles(raw, told);
            for (CandleInterval interval : CandleInterval.values()) {
                assertThat(candles(client, interval, first, last))
                        .as("%s", interval)
                        .isEqualTo(expected.of(interval));
            }
        }
    }

    /// How many trades the candle of a minute has.
    private static int countOf(TradingClient client, Instant at) throws Exception {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        JsonNode data = page(client, CandleInterval.ONE_MINUTE, minute, at.plusSeconds(60));
        return data.isEmpty() ? 0 : data.get(0).get("trade_count").intValue();
    }

    private static List<Candle> candles(
            TradingClient client, CandleInterval interval, Instant first, Instant last)
            throws Exception {
        List<Candle> candles = new ArrayList<>();
        Instant from = interval.start(first);
        while (!from.isAfter(last)) {
            Instant to = from;
            for (int i = 0; i < MOST_CANDLES && !to.isAfter(last); i++) {
                to = interval.end(to);
            }
            for (JsonNode each : page(client, interval, from, to)) {
                candles.add(candle(each));
            }
            from = to;
        }
        return candles;
    }

    private static JsonNode page(
            TradingClient client, CandleInterval interval, Instant from, Instant to)
            throws Exception {
        return client.get(
                        "/api/v1/candles?symbol=BTC&interval="
                                + interval
                                + "&from="
                                + from
                                + "&to="
                                + to)
                .json()
                .get("data");
    }

    private static Candle candle(JsonNode json) {
        return new Candle(
                Instant.parse(json.get("time").asString()),
                number(json, "open"),
                number(json, "high"),
                number(json, "low"),
                number(json, "close"),
                number(json, "volume"),
                json.get("trade_count").longValue(),
                json.has("gap"));
    }

    private static BigDecimal number(JsonNode json, String name) {
        return new BigDecimal(json.get(name).decimalValue().stripTrailingZeros().toPlainString());
    }
}
