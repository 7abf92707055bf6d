package io.tickfold.feed.source;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
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
import org.junit.jupiter.params.provider.ValueSource;

/// What Binance once sent, sent again by a local exchange. What should come of it is searched in
/// the text, which shares nothing with the code that reads it.
@Timeout(60)
class CaptureReplayTest {

    private static final Pattern TRADE =
            Pattern.compile("\"e\":\"aggTrade\".*?\"s\":\"(\\w+)\".*?\"p\":\"([0-9.]+)\"");
    private static final Pattern QUOTE =
            Pattern.compile(
                    "@bookTicker.*?\"s\":\"(\\w+)\",\"b\":\"([0-9.]+)\".*?\"a\":\"([0-9.]+)\"");
    private static final Pattern CANDLE = Pattern.compile("\"e\":\"kline\"");
    private static final Pattern NAME = Pattern.compile("\"s\":\"(\\w+)\"");

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

    /// Candles and depth are understood, and nothing is made of them: candles sum up trades that
    /// are followed one by one.
    @ParameterizedTest
    @ValueSource(strings = {"BINANCE.ws.1.0.txt", "BINANCE_US.ws.1.0.txt"})
    void understandsEverythingThatBinanceOnceSent(String capture) throws Exception {
        Path file = Path.of("../../shared/data/market").resolve(capture);
        assumeThat(Files.exists(file)).as("no captures are here").isTrue();
        List<String> messages = messages(file);
        List<MatchResult> sentTrades = search(TRADE, messages);
        List<MatchResult> sentQuotes = search(QUOTE, messages);
        assertThat(sentTrades).isNotEmpty();
        assertThat(sentQuotes).isNotEmpty();
        assertThat(search(CANDLE, messages)).isNotEmpty();

        replay(messages);

        assertThat(trades).hasValue(sentTrades.size());
        assertThat(quotes).hasValue(sentQuotes.size());
        assertThat(lastPrices).isEqualTo(last(sentTrades, found -> Price.of(found.group(2))));
        assertThat(lastQuotes)
                .isEqualTo(
                        last(
                                sentQuotes,
                                found ->
                                        new Quote(
                                                Price.of(found.group(2)),
                                                Price.of(found.group(3)))));
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

    private static List<MatchResult> search(Pattern pattern, List<String> messages) {
        return messages.stream().flatMap(each -> pattern.matcher(each).results()).toList();
    }

    private static <T> Map<Symbol, T> last(List<MatchResult> all, Function<MatchResult, T> value) {
        Map<Symbol, T> last = new HashMap<>();
        all.forEach(found -> last.put(new Symbol(found.group(1)), value.apply(found)));
        return last;
    }

    /// The last message is one that is not understood, which tells that all before were taken.
    private void replay(List<String> messages) throws Exception {
        LocalExchange exchange = LocalExchange.open(Dialect.BINANCE);
        Map<String, Symbol> symbols =
                search(NAME, messages).stream()
                        .map(found -> found.group(1))
                        .distinct()
                        .collect(toMap(Function.identity(), Symbol::new));
        try (PriceSource source =
                new ExchangePrices(
                        new Connected(
                                "binance",
                                new BinanceProtocol(),
                                exchange.address(),
                                symbols,
                                FollowedExchange.PATIENT),
                        new SourceMetrics(meters, "binance"))) {
            thread.submit(() -> source.start(thread, Map.of(), this::take)).get();
            await().until(() -> exchange.connected() == 1);
            messages.forEach(exchange::say);
            exchange.say("the end");
            await().until(() -> meters.find("tickfold.feed.source.unreadable").counter() != null);
        } finally {
            exchange.end();
        }
    }

    private void take(MarketData data) {
        switch (data) {
            case Trade trade -> {
                trades.incrementAndGet();
                lastPrices.put(trade.symbol(), trade.price());
            }
            case BestQuote best -> {
                quotes.incrementAndGet();
                lastQuotes.put(best.symbol(), best.quote());
            }
        }
    }
}
