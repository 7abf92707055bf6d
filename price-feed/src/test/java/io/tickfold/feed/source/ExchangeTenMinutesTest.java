package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangePrices.Connected;
import io.tickfold.feed.source.ExchangeSession.Surroundings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Ten minutes, in simulated time, of an exchange that drops connections, refuses them, is silent,
/// cuts after a while, announces its end, sends rubbish, what is too long, unknown, late, twice, in
/// another order, or not at all.
@ExtendWith(OutputCaptureExtension.class)
class ExchangeTenMinutesTest {

    private static final Pattern OUTAGE = Pattern.compile("gives (no prices|prices again)");
    private static final Pattern GAP =
            Pattern.compile("trades (\\d+) to (\\d+) of \\S+ did not come");
    private static final Pattern GAPS = Pattern.compile("(\\d+) trades of \\S+ did not come");

    /// Of ten minutes and some seconds; Kraken bans who connects more often than that.
    private static final int MOST_CONNECTIONS = 150;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SimulatedThread thread = new SimulatedThread();
    private final List<Long> trades = new ArrayList<>();
    private final List<BigDecimal> bids = new ArrayList<>();

    static Stream<Arguments> seeds() {
        Long given = Long.getLong("tickfold.test.seed");
        return Stream.of(Dialect.values())
                .flatMap(dialect ->
                        (given == null ? new Random().longs(4) : LongStream.of(given))
                                .mapToObj(seed -> Arguments.of(dialect, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void losesAndDoublesNothingAndNamesWhatFails(Dialect dialect, long seed, CapturedOutput output)
            throws Exception {
        SimulatedExchange exchange = new SimulatedExchange(dialect, thread, new Random(seed));
        try (ExchangeSession _ = follow(dialect, exchange, new Random(seed))) {
            thread.pass(Duration.ofMinutes(10));
            exchange.recover();
            thread.pass(Duration.ofSeconds(60));
            exchange.close();
            thread.pass(Duration.ofSeconds(4));
        }

        assertThat(trades).containsAll(exchange.delivered().all()).doesNotHaveDuplicates();
        assertThat(trades).contains(exchange.lastTrade());
        assertThat(bids).isNotEmpty().isSorted().doesNotHaveDuplicates();
        long missed = count("missed");
        assertThat(missed).isPositive().isEqualTo(exchange.made() - trades.size());
        assertThat(named(output)).isEqualTo(missed);
        assertThat(exchange.silences()).isPositive();
        assertThat(exchange.unnoticed()).isEmpty();
        assertThat(exchange.opened()).isBetween(6, MOST_CONNECTIONS);
        assertThat(count("unreadable")).isPositive();
        assertThat(count("repeated")).isPositive();
        assertOutages(output);
    }

    /// Each is said once, and that it is over once.
    private void assertOutages(CapturedOutput output) {
        List<String> said = OUTAGE.matcher(output).results().map(found -> found.group(1)).toList();
        assertThat(count("outages")).isPositive();
        assertThat(said).hasSize(2 * (int) count("outages"));
        for (int i = 0; i < said.size(); i++) {
            assertThat(said.get(i)).isEqualTo(i % 2 == 0 ? "no prices" : "prices again");
        }
    }

    private static long named(CapturedOutput output) {
        long each =
                GAP.matcher(output)
                        .results()
                        .mapToLong(gap -> number(gap, 2) - number(gap, 1) + 1)
                        .sum();
        return each + GAPS.matcher(output).results().mapToLong(gaps -> number(gaps, 1)).sum();
    }

    private static long number(MatchResult found, int group) {
        return Long.parseLong(found.group(group));
    }

    private ExchangeSession follow(Dialect dialect, SimulatedExchange exchange, Random random) {
        Exchange real = Exchange.valueOf(dialect.name());
        ExchangeLimits limits = real.limits();
        Connected connected =
                new Connected(
                        real.title(),
                        dialect.protocol(),
                        URI.create("wss://localhost"),
                        Map.of(dialect.symbol(), new Symbol("BTCUSDT")),
                        new ExchangeLimits(
                                limits.connect(),
                                limits.confirm(),
                                limits.silence(),
                                limits.quiet(),
                                SimulatedExchange.LIFE.minusSeconds(14),
                                limits.overlap(),
                                limits.shortestPause(),
                                limits.longestPause()));
        return new ExchangeSession(
                connected,
                new Surroundings(thread, exchange, thread::nanoTime, random),
                this::take,
                new SourceMetrics(meters, real.title()));
    }

    private void take(MarketData data) {
        switch (data) {
            case Trade trade -> trades.add(trade.number());
            case MissedTrade missed -> trades.add(missed.trade().number());
            case BestQuote best -> bids.add(best.quote().bid().value());
        }
    }

    private long count(String metric) {
        return meters.find("tickfold.feed.source." + metric).counters().stream()
                .mapToLong(each -> (long) each.count())
                .sum();
    }
}
