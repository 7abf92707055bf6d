package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangePrices.Connected;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/// A local exchange, and what a source hands over that follows it.
final class FollowedExchange implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(10);
    static final Duration SHORT = Duration.ofMillis(300);
    static final ExchangeLimits PATIENT = limits(LONG, LONG);

    private final Dialect dialect;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<MarketData> heard = Collections.synchronizedList(new ArrayList<>());
    private final LocalExchange server;

    FollowedExchange(Dialect dialect) throws InterruptedException {
        this.dialect = dialect;
        this.server = LocalExchange.open(dialect);
    }

    static ExchangeLimits limits(Duration silence, Duration life) {
        return limits(silence, life, SHORT);
    }

    static ExchangeLimits overlapping(Duration overlap) {
        return limits(LONG, LONG, overlap);
    }

    private static ExchangeLimits limits(Duration silence, Duration life, Duration overlap) {
        return new ExchangeLimits(
                Duration.ofSeconds(5),
                LONG,
                silence,
                LONG,
                life,
                overlap,
                Duration.ofMillis(20),
                SHORT);
    }

    LocalExchange server() {
        return server;
    }

    ScheduledExecutorService thread() {
        return thread;
    }

    AutoCloseable follow(ExchangeLimits limits) {
        return follow(server.address(), limits);
    }

    /// It is closed as a session closes it, on the thread of the feed.
    AutoCloseable follow(URI address, ExchangeLimits limits) {
        ExchangePrices prices =
                new ExchangePrices(
                        new Connected(
                                "the exchange",
                                dialect.protocol(),
                                address,
                                Map.of(dialect.symbol(), new Symbol("BTCUSDT")),
                                limits),
                        new SourceMetrics(meters, "exchange"));
        prices.start(thread, Map.of(), heard::add);
        return () -> thread.submit(prices::close).get();
    }

    List<Long> trades() {
        return List.copyOf(heard).stream().flatMap(FollowedExchange::trade).toList();
    }

    private static Stream<Long> trade(MarketData data) {
        return switch (data) {
            case Trade trade -> Stream.of(trade.number());
            case MissedTrade missed -> Stream.of(missed.trade().number());
            case BestQuote _ -> Stream.empty();
        };
    }

    List<Quote> quotes() {
        return List.copyOf(heard).stream()
                .filter(BestQuote.class::isInstance)
                .map(data -> ((BestQuote) data).quote())
                .toList();
    }

    void awaitConnections(int number) {
        await().until(() -> server.connected() == number);
    }

    /// As many connections have asked for everything as have been opened.
    void awaitRequests(int number) {
        await().until(() -> server.requests().size() == number);
    }

    void awaitTrades(Long... numbers) {
        await().untilAsserted(() -> assertThat(trades()).containsExactly(numbers));
    }

    double count(String metric) {
        return meters.find("tickfold.feed.source." + metric).counters().stream()
                .mapToDouble(each -> each.count())
                .sum();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        server.end();
    }
}
