package io.tickfold.feed.source;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangePrices.Connected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What exchanges once sent, sent again by a local one: every capture that there is, each line of
/// which is a time, a colon and a message. What should come of it is searched in the text, which
/// shares nothing with the code that reads it.
@Timeout(60)
class CaptureReplayTest {

    private static final Path CAPTURES =
            Path.of(System.getProperty("tickfold.test.captures", "../../shared/data/market"));

    /// What is searched in the captures of an exchange.
    private record Search(Dialect dialect, Pattern trade, Pattern quote, Pattern name) {

        static final Search BINANCE =
                new Search(
                        Dialect.BINANCE,
                        Pattern.compile(
                                "\"aggTrade\".*?\"s\":\"(?<name>\\w+)\".*?\"p\":\"(?<price>[0-9.]+)\""),
                        Pattern.compile(
                                "@bookTicker.*?\"s\":\"(?<name>\\w+)\",\"b\":\"(?<bid>[0-9.]+)\".*?"
                                        + "\"a\":\"(?<ask>[0-9.]+)\""),
                        Pattern.compile("\"s\":\"(?<name>\\w+)\""));

        /// The last match before the subscription is no trade of now.
        static final Search COINBASE =
                new Search(
                        Dialect.COINBASE,
                        Pattern.compile(
                                "\"match\".*?\"price\":\"(?<price>[0-9.]+)\".*?"
                                        + "\"product_id\":\"(?<name>[^\"]+)\""),
                        Pattern.compile(
                                "\"ticker\",.*?\"product_id\":\"(?<name>[^\"]+)\".*?"
                                        + "\"best_bid\":\"(?<bid>[0-9.]+)\".*?"
                                        + "\"best_ask\":\"(?<ask>[0-9.]+)\""),
                        Pattern.compile("\"product_id\":\"(?<name>[^\"]+)\""));

        static Search of(Path capture) {
            String name = String.valueOf(capture.getFileName());
            return name.startsWith("COINBASE") ? COINBASE : BINANCE;
        }
    }

    private static final String CAPTURE = "(BINANCE|COINBASE)(_US)?\\.ws\\..*";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<Symbol, Price> lastPrices = new ConcurrentHashMap<>();
    private final Map<Symbol, Quote> lastQuotes = new ConcurrentHashMap<>();
    private final AtomicInteger trades = new AtomicInteger();
    private final AtomicInteger quotes = new AtomicInteger();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    static List<Path> captures() throws IOException {
        if (Files.notExists(CAPTURES)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(CAPTURES)) {
            return files.filter(file -> file.getFileName().toString().matches(CAPTURE)).toList();
        }
    }

    /// Candles and depth are understood, and nothing is made of them: candles sum up trades that
    /// are followed one by one.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("captures")
    void understandsEverythingThatAnExchangeOnceSent(Path capture) throws Exception {
        Search search = Search.of(capture);
        List<String> messages = messages(capture);
        List<MatchResult> sentTrades = all(search.trade(), messages);
        List<MatchResult> sentQuotes = all(search.quote(), messages);
        assertThat(sentTrades).isNotEmpty();
        assertThat(sentQuotes).isNotEmpty();

        replay(search, messages);

        assertThat(trades).hasValue(sentTrades.size());
        assertThat(quotes).hasValue(sentQuotes.size());
        assertThat(lastPrices).isEqualTo(last(sentTrades, each -> Price.of(each.group("price"))));
        assertThat(lastQuotes)
                .isEqualTo(
                        last(
                                sentQuotes,
                                each ->
                                        new Quote(
                                                Price.of(each.group("bid")),
                                                Price.of(each.group("ask")))));
        assertThat(meters.find("tickfold.feed.source.repeated").counters()).isEmpty();
        assertThat(meters.get("tickfold.feed.source.unreadable").counter().count()).isEqualTo(1);
    }

    private static List<String> messages(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(": {"))
                    .map(line -> line.substring(line.indexOf(": {") + 2))
                    .toList();
        }
    }

    private static List<MatchResult> all(Pattern pattern, List<String> messages) {
        return messages.stream().flatMap(each -> pattern.matcher(each).results()).toList();
    }

    private static <T> Map<Symbol, T> last(List<MatchResult> all, Function<MatchResult, T> value) {
        Map<Symbol, T> last = new HashMap<>();
        all.forEach(found -> last.put(symbol(found.group("name")), value.apply(found)));
        return last;
    }

    private static Symbol symbol(String name) {
        return new Symbol(name.replace("-", ""));
    }

    /// The last message is one that is not understood, which tells that all before were taken.
    private void replay(Search search, List<String> messages) throws Exception {
        LocalExchange exchange = LocalExchange.open(search.dialect());
        exchange.stopAnswering();
        Map<String, Symbol> symbols =
                all(search.name(), messages).stream()
                        .map(found -> found.group("name"))
                        .distinct()
                        .collect(toMap(Function.identity(), CaptureReplayTest::symbol));
        try (PriceSource source =
                new ExchangePrices(
                        new Connected(
                                "exchange",
                                search.dialect().protocol(),
                                exchange.address(),
                                symbols,
                                FollowedExchange.PATIENT),
                        new SourceMetrics(meters, "exchange"))) {
            thread.submit(() -> source.start(thread, Map.of(), this::take)).get();
            await().until(() -> exchange.connected() == 1);
            messages.forEach(exchange::say);
            exchange.say("the end");
            await().until(() -> meters.find("tickfold.feed.source.unreadable").counter() != null);
        } finally {
            exchange.end();
        }
    }

    private void take(Trade trade) {
        trades.incrementAndGet();
        lastPrices.put(trade.symbol(), trade.price());
    }

    private void take(MarketData data) {
        switch (data) {
            case Trade trade -> take(trade);
            case MissedTrade missed -> take(missed.trade());
            case BestQuote best -> {
                quotes.incrementAndGet();
                lastQuotes.put(best.symbol(), best.quote());
            }
        }
    }
}
