package io.tickfold.feed;

import static io.tickfold.feed.Ticks.BTC;
import static io.tickfold.feed.Ticks.ETH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.Trade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which trades go to `market-trades`, and in which records.
@Timeout(120)
class TradePublisherTest {

    private static final SourceName BINANCE = new SourceName("binance");
    private static final SourceName SIMULATED = new SourceName("simulated");

    @TempDir private Path directory;
    private FeedCluster cluster;
    private FeedProducer producer;
    private final FeedMetrics metrics = new FeedMetrics(new SimpleMeterRegistry());
    private final Set<Symbol> othersSymbols = new HashSet<>();
    private Instant now = Ticks.NOON;

    @BeforeEach
    void startCluster() throws Exception {
        cluster = new FeedCluster(directory.resolve("kafka")).createTopics();
        producer = FeedProducer.ofTrades(cluster.clients(), new SendFailures(metrics));
    }

    @AfterEach
    void stopCluster() {
        producer.close();
        cluster.close();
    }

    @Test
    void tradesOfAShortWhileAreOneRecord() throws Exception {
        TradePublisher trades = publisher();
        tell(trades, BTC, 1, 3);
        tell(trades, ETH, 7, 7);
        trades.flush();
        tell(trades, BTC, 4, 4);
        trades.flush();
        trades.flush();

        try (TopicLog<MarketTrades> log = cluster.trades()) {
            log.awaitUntil(l -> l.records().size() == 3);
            assertThat(of(BTC, log)).containsExactly(trades(BTC, 1, 3), trades(BTC, 4, 4));
            assertThat(of(ETH, log)).containsExactly(trades(ETH, 7, 7));
            assertThat(log.records())
                    .allSatisfy(record ->
                            assertThat(new String(record.key(), UTF_8))
                                    .isEqualTo(log.message(record).symbol().value()));
            assertThat(log.records())
                    .extracting(each -> TopicLog.header(each, "ce_id"))
                    .doesNotHaveDuplicates();
        }
        assertThat(metrics.registry().get("tickfold.feed.trades.published").counters()).hasSize(2);
    }

    @Test
    void manyAtOnceDoNotWait() throws Exception {
        TradePublisher trades = publisher();
        tell(trades, BTC, 1, TradePublisher.MOST + 1);
        try (TopicLog<MarketTrades> log = cluster.trades()) {
            log.awaitUntil(l -> !l.records().isEmpty());
            assertThat(of(BTC, log)).containsExactly(trades(BTC, 1, TradePublisher.MOST));
        }
    }

    @Test
    void whatAnotherFeedPublishesIsKeptForTheMomentThatItEnds() throws Exception {
        TradePublisher trades = publisher();
        othersSymbols.addAll(List.of(BTC, ETH));
        tell(trades, BTC, 1, 3);
        now = now.plusSeconds(7);
        tell(trades, BTC, 4, 5);
        tell(trades, ETH, 1, 2);
        trades.flush();
        trades.heard(SIMULATED, new Trade(BTC, 9, Price.of("1.00"), Quantity.of("1"), Ticks.NOON));
        othersSymbols.remove(BTC);
        now = now.plusSeconds(3);
        trades.flush();
        tell(trades, BTC, 6, 6);
        trades.flush();

        try (TopicLog<MarketTrades> log = cluster.trades()) {
            log.awaitUntil(l -> l.records().size() == 2);
            assertThat(log.all(MarketTrades.class))
                    .containsExactly(trades(BTC, 4, 5), trades(BTC, 6, 6));
        }
    }

    /// The last ones too, though the feed ends before the time to collect is over.
    @Test
    void aRecordingIsPublishedAsItsExchangeNumberedIt() throws Exception {
        Path file = directory.resolve("BTCUSDT-trades.csv");
        Files.writeString(
                file,
                LongStream.rangeClosed(1, 1_200)
                        .mapToObj(number ->
                                String.format(
                                        Locale.ROOT,
                                        "%d,%s,0.1,1,%d,true",
                                        number,
                                        price(number),
                                        Ticks.NOON.plusMillis(number).toEpochMilli()))
                        .collect(Collectors.joining("\n")));

        cluster.feed()
                .withPropertyValues(
                        "tickfold.feed.source=recorded",
                        "tickfold.feed.recording.file=" + file,
                        "tickfold.feed.recording.speed=max")
                .run(_ -> {
                    try (TopicLog<MarketTrades> log = cluster.trades()) {
                        log.awaitUntil(l -> numbers(l.all(MarketTrades.class)).size() == 1_200);
                        assertThat(numbers(log.all(MarketTrades.class)))
                                .containsExactlyElementsOf(
                                        LongStream.rangeClosed(1, 1_200).boxed().toList());
                        assertThat(log.all(MarketTrades.class))
                                .extracting(MarketTrades::source)
                                .containsOnly(BINANCE);
                    }
                });
    }

    private static List<Long> numbers(Collection<MarketTrades> records) {
        return records.stream()
                .flatMap(each -> each.trades().stream())
                .map(MarketTrade::number)
                .toList();
    }

    private TradePublisher publisher() {
        return new TradePublisher(
                producer,
                metrics,
                () -> now,
                symbol -> !othersSymbols.contains(symbol),
                source -> source.equals(SIMULATED));
    }

    private static void tell(TradePublisher trades, Symbol symbol, long first, long last) {
        trades(symbol, first, last)
                .trades()
                .forEach(each ->
                        trades.heard(
                                BINANCE,
                                new Trade(
                                        symbol,
                                        each.number(),
                                        each.price(),
                                        each.quantity(),
                                        each.time())));
    }

    private static MarketTrades trades(Symbol symbol, long first, long last) {
        return new MarketTrades(
                symbol,
                BINANCE,
                LongStream.rangeClosed(first, last)
                        .mapToObj(number ->
                                new MarketTrade(
                                        number,
                                        Price.of(price(number)),
                                        Quantity.of("0.1"),
                                        Ticks.NOON.plusMillis(number)))
                        .toList());
    }

    private static String price(long number) {
        return 42_000 + number + ".50";
    }

    private static List<MarketTrades> of(Symbol symbol, TopicLog<MarketTrades> log) {
        return log.all(MarketTrades.class).stream()
                .filter(each -> each.symbol().equals(symbol))
                .toList();
    }
}
