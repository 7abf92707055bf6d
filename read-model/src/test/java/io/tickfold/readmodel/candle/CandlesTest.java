package io.tickfold.readmodel.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.DatabaseKind;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Candles are what plain SQL makes of the trades. `-Dtickfold.test.trades=1000000` takes more.
class CandlesTest {

    static final Symbol BTC = new Symbol("BTCUSDT");
    static final SourceName BINANCE = new SourceName("binance");
    private static final Instant LONG_AGO = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final int TRADES = Integer.getInteger("tickfold.test.trades", 20_000);
    private static final long SPAN = Duration.ofDays(50).toMillis();

    private final long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());

    @ParameterizedTest
    @EnumSource
    void areWhatSqlMakesOfTheTrades(DatabaseKind kind) {
        System.out.println("CandlesTest: -Dtickfold.test.seed=" + seed);
        List<MarketTrade> told = RecordedTrades.random(new Random(seed), TRADES, SPAN).told();
        try (Database database = CandleSchema.open(new Databases(kind.settings()))) {
            long begun = System.nanoTime();
            CandleCounts counts = add(database, told);
            System.out.printf(
                    Locale.ROOT,
                    "%,d trades in %,d ms%n",
                    told.size(),
                    (System.nanoTime() - begun) / 1_000_000);

            long distinct = told.stream().map(MarketTrade::number).distinct().count();
            assertThat(counts).isEqualTo(new CandleCounts(distinct, told.size() - distinct, 0));
            assertEqual(database, told);

            assertThat(add(database, told)).isEqualTo(new CandleCounts(0, told.size(), 0));
            assertEqual(database, told);
        }
    }

    static void assertEqual(Database database, List<MarketTrade> told) {
        Databases memory = new Databases(DatabaseKind.H2.settings());
        try (Database raw = CandleSchema.open(memory)) {
            SqlCandles expected = new SqlCandles(raw, told);
            for (CandleInterval interval : CandleInterval.values()) {
                assertThat(all(database, interval))
                        .as("%s", interval)
                        .isEqualTo(expected.of(interval));
            }
        }
    }

    static List<Candle> all(Database database, CandleInterval interval) {
        return new Candles(database).find(BTC, interval, LONG_AGO, LATER);
    }

    private static CandleCounts add(Database database, List<MarketTrade> told) {
        CandleBackfill backfill = new CandleBackfill(database, BINANCE);
        told.forEach(trade -> backfill.add(BTC, trade));
        backfill.flush();
        return backfill.counts();
    }

    @ParameterizedTest
    @EnumSource
    void aGapIsThereUntilItIsFilled(DatabaseKind kind) {
        try (Database database = CandleSchema.open(new Databases(kind.settings()))) {
            add(database, List.of(trade(1, "00:00:30"), trade(4, "00:03:30")));
            add(database, List.of(trade(3, "00:02:30")));
            assertThat(all(database, CandleInterval.ONE_MINUTE))
                    .extracting(Candle::isIncomplete)
                    .containsExactly(true, true, false);
            assertThat(incomplete(database, "00:01:00", "00:02:00")).isEmpty();
            assertThat(incomplete(database, "00:02:00", "00:03:00")).containsExactly(true);
            assertThat(incomplete(database, "00:03:00", "00:04:00")).containsExactly(false);

            add(database, List.of(trade(2, "00:01:30")));
            assertThat(all(database, CandleInterval.ONE_MINUTE))
                    .extracting(Candle::isIncomplete)
                    .containsExactly(false, false, false, false);
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersAtAnotherPlaceAreNoGap(DatabaseKind kind) {
        try (Database database = CandleSchema.open(new Databases(kind.settings()))) {
            long far = TradeSeries.LARGEST_GAP + 2;
            add(database, List.of(trade(1, "00:00:30"), trade(1 + far, "00:01:30")));
            assertThat(all(database, CandleInterval.ONE_MINUTE))
                    .extracting(Candle::isIncomplete)
                    .containsExactly(false, false);

            add(database, List.of(trade(2, "00:00:40")));
            assertThat(all(database, CandleInterval.ONE_MINUTE))
                    .extracting(Candle::isIncomplete)
                    .containsExactly(true, true);
        }
    }

    private static List<Boolean> incomplete(Database database, String from, String to) {
        return new Candles(database)
                .find(BTC, CandleInterval.ONE_MINUTE, time(from), time(to)).stream()
                        .map(Candle::isIncomplete)
                        .toList();
    }

    /// Even one that was given up to make room for others.
    @ParameterizedTest
    @EnumSource
    void aGapThatIsGivenUpMarksItsCandlesForEver(DatabaseKind kind) {
        try (Database database = CandleSchema.open(new Databases(kind.settings()))) {
            add(database, List.of(trade(0, "00:00:30"), trade(2, "00:01:30")));
            for (int i = 2; i <= TradeSeries.MOST_GAPS + 2; i++) {
                add(database, List.of(trade(2L * i, "00:05:30")));
            }
            add(database, List.of(trade(1, "00:00:40")));

            assertThat(all(database, CandleInterval.ONE_MINUTE))
                    .extracting(Candle::isIncomplete)
                    .containsExactly(true, true, true);
            assertThat(all(database, CandleInterval.ONE_MINUTE).getFirst().trades()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sourcesDoNotTakeEachOthersNumbers(DatabaseKind kind) {
        try (Database database = CandleSchema.open(new Databases(kind.settings()))) {
            add(database, List.of(trade(1, "00:00:30")));
            CandleBackfill other = new CandleBackfill(database, new SourceName("kraken"));
            other.add(BTC, trade(1, "00:00:20"));
            other.flush();

            assertThat(all(database, CandleInterval.ONE_DAY))
                    .extracting(Candle::trades)
                    .containsExactly(2L);
        }
    }

    @Test
    void tradesOfTheFutureAndOfLongAgoAreRefused() {
        try (Database database = CandleSchema.open(new Databases(DatabaseKind.H2.settings()))) {
            Instant now = time("12:00:00");
            CandleCounts counts =
                    new CandleProjection(database)
                            .add(
                                    List.of(
                                            new MarketTrades(
                                                    BTC,
                                                    BINANCE,
                                                    List.of(
                                                            trade(1, now.plusSeconds(61)),
                                                            trade(2, now.plusSeconds(60)),
                                                            trade(3, Instant.EPOCH)))),
                                    now)
                            .orElseThrow();

            assertThat(counts).isEqualTo(new CandleCounts(1, 0, 2));
        }
    }

    /// The most that a month of the largest trades comes to.
    @ParameterizedTest
    @EnumSource
    void volumesHaveRoomForTheLargestQuantities(DatabaseKind kind) {
        Quantity largest = Quantity.of("999999999999999.999999999999");
        MarketTrade[] trades = new MarketTrade[1_000];
        Arrays.setAll(trades, i -> new MarketTrade(i, Price.of("1"), largest, time("00:00:00")));
        try (Database database = CandleSchema.open(new Databases(kind.settings()))) {
            add(database, List.of(trades));

            assertThat(all(database, CandleInterval.ONE_MONTH).getFirst().volume())
                    .isEqualTo(
                            largest.value()
                                    .multiply(BigDecimal.valueOf(1_000))
                                    .stripTrailingZeros());
        }
    }

    private static MarketTrade trade(long number, String time) {
        return trade(number, time(time));
    }

    private static MarketTrade trade(long number, Instant time) {
        return new MarketTrade(number, Price.of("42350.75"), Quantity.of("0.1"), time);
    }

    private static Instant time(String time) {
        return Instant.parse("2026-03-01T" + time + "Z");
    }
}
