package io.tickfold.feed.source;

import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangePrices.Exchange;
import io.tickfold.feed.source.ExchangeProtocol.ExchangeTrade;
import io.tickfold.feed.source.ExchangeProtocol.Leaving;
import io.tickfold.feed.source.ExchangeProtocol.Other;
import io.tickfold.feed.source.ExchangeProtocol.Traded;
import io.tickfold.feed.source.TradeSequences.Gap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Follows an exchange from a start to the next stop, all on the feed's thread.
///
/// There is always a connection that is meant to stay, or an attempt to open one. One that is going
/// to be cut, or on which no prices come, is kept until another one has prices: both are heard for
/// a moment, and trades that come twice are left out.
final class ExchangeSession implements ExchangeConnection.Hearer, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ExchangeSession.class);
    private static final int MOST_DOUBLINGS = 10;
    private static final int LOOKS_DURING_AN_OVERLAP = 4;
    private static final int MOST_LINES = 3;

    private final Exchange exchange;
    private final ScheduledExecutorService thread;
    private final Consumer<MarketData> onData;
    private final SourceMetrics metrics;
    private final LongSupplier nanoTime;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<ExchangeConnection, Life> connections = new LinkedHashMap<>();
    private final TradeSequences sequences;
    private final Future<?> looks;
    private Optional<Long> outage = Optional.empty();
    private boolean isConnecting = true;
    private int failures;
    private volatile boolean isClosed;

    /// What is known of a connection.
    private static final class Life {

        private final long began;
        private final Map<String, Long> lastTrades = new HashMap<>();
        private long lastPrices;
        private boolean isLeaving;
        private Optional<Long> replaced = Optional.empty();
        private boolean isKnownToLack;

        Life(long began) {
            this.began = began;
            this.lastPrices = began;
        }

        boolean isToStay() {
            return !isLeaving && replaced.isEmpty();
        }
    }

    /// @param onData never throws
    ExchangeSession(
            Exchange exchange,
            ScheduledExecutorService thread,
            Consumer<MarketData> onData,
            SourceMetrics metrics,
            LongSupplier nanoTime) {
        this.exchange = exchange;
        this.thread = thread;
        this.onData = onData;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        sequences = new TradeSequences(exchange.limits().overlap().toNanos());
        Future<?> _ = thread.submit(this::connect);
        long pause = exchange.limits().overlap().dividedBy(LOOKS_DURING_AN_OVERLAP).toMillis();
        looks = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void connect() {
        isConnecting = false;
        if (isClosed) {
            return;
        }
        ExchangeConnection connection = new ExchangeConnection(thread, this);
        connections.put(connection, new Life(nanoTime.getAsLong()));
        connection.open(
                exchange.protocol().address(exchange.address(), exchange.symbols().keySet()),
                exchange.limits().connect());
    }

    /// Between half the shortest pause and one that doubles with each failure.
    private void connectAfterAPause() {
        isConnecting = true;
        long shortest = exchange.limits().shortestPause().toMillis();
        long doubled = shortest << Math.min(failures, MOST_DOUBLINGS);
        long longest = Math.min(doubled, exchange.limits().longestPause().toMillis());
        failures++;
        long pause = random.nextLong(shortest / 2, Math.max(longest, shortest) + 1);
        Future<?> _ = thread.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void heard(ExchangeConnection connection, Optional<String> message) {
        Life life = connections.get(connection);
        if (life == null || isClosed) {
            return;
        }
        try {
            switch (exchange.protocol().read(message.orElse(""))) {
                case Traded traded -> traded.trades().forEach(trade -> trade(life, trade));
                case Leaving _ -> leave(life);
                case Other _ -> {}
            }
        } catch (JacksonException | IllegalArgumentException e) {
            metrics.unreadable();
            log.debug("{} sent what nobody understands: {}", exchange.name(), e.toString());
        }
    }

    /// A connection is alive as long as it brings trades that are newer than its last ones.
    private void trade(Life life, ExchangeTrade trade) {
        Symbol symbol = exchange.symbols().get(trade.name());
        if (symbol == null) {
            return;
        }
        long now = nanoTime.getAsLong();
        Long before = life.lastTrades.get(trade.name());
        if (before == null || trade.last() > before) {
            life.lastTrades.put(trade.name(), trade.last());
            life.lastPrices = now;
            hasPrices(life, now);
        }
        if (sequences.isNew(trade, now)) {
            onData.accept(
                    new Trade(symbol, trade.last(), trade.price(), trade.quantity(), trade.time()));
        } else {
            metrics.repeated();
        }
    }

    private void hasPrices(Life life, long now) {
        outage.ifPresent(since ->
                log.info(
                        "{} gives prices again, after {} s",
                        exchange.name(),
                        TimeUnit.NANOSECONDS.toSeconds(now - since)));
        outage = Optional.empty();
        if (life.isToStay()) {
            connections.values().stream()
                    .filter(other -> other != life && other.replaced.isEmpty())
                    .forEach(other -> other.replaced = Optional.of(now));
        }
    }

    /// Opens another connection beside one that does not stay; at once unless it is new itself.
    private void leave(Life life) {
        if (!life.isToStay()) {
            return;
        }
        life.isLeaving = true;
        if (connections.values().stream().anyMatch(Life::isToStay) || isConnecting) {
            return;
        }
        if (nanoTime.getAsLong() - life.began >= exchange.limits().silence().toNanos()) {
            connect();
        } else {
            connectAfterAPause();
        }
    }

    @Override
    public void ended(ExchangeConnection connection, String reason) {
        Life life = connections.remove(connection);
        if (life == null || isClosed) {
            return;
        }
        boolean isHeard =
                connections.values().stream().anyMatch(each -> !each.lastTrades.isEmpty());
        if (!isHeard) {
            interrupted(reason);
        }
        if (!isConnecting && connections.values().stream().noneMatch(Life::isToStay)) {
            connectAfterAPause();
        }
    }

    private void interrupted(String reason) {
        if (outage.isEmpty()) {
            outage = Optional.of(nanoTime.getAsLong());
            metrics.interrupted();
            log.warn(
                    "{} at {} gives no prices: {}; until it does, orders are refused",
                    exchange.name(),
                    exchange.address(),
                    reason);
        }
    }

    private void look() {
        long now = nanoTime.getAsLong();
        Map.copyOf(connections).forEach((connection, life) -> look(connection, life, now));
        tell(sequences.lost(now));
    }

    private void look(ExchangeConnection connection, Life life, long now) {
        long silence = exchange.limits().silence().toNanos();
        boolean isOver =
                life.replaced
                        .map(since -> now - since > exchange.limits().overlap().toNanos())
                        .orElse(life.isLeaving && now - life.lastPrices > 2 * silence);
        if (isOver) {
            connection.close();
            connections.remove(connection);
        } else if (life.isToStay() && now - life.lastPrices > silence) {
            if (connections.values().stream().allMatch(each -> now - each.lastPrices > silence)) {
                interrupted("no newer trade for " + exchange.limits().silence().toMillis() + " ms");
            }
            nameWhatIsMissing(life);
            leave(life);
        } else if (life.isToStay() && now - life.began > exchange.limits().life().toNanos()) {
            leave(life);
        } else if (life.isToStay() && now - life.began > silence) {
            failures = 0;
            nameWhatIsMissing(life);
        }
    }

    /// Most likely the exchange does not know them by that name.
    private void nameWhatIsMissing(Life life) {
        if (!life.isKnownToLack
                && !life.lastTrades.keySet().containsAll(exchange.symbols().keySet())) {
            Set<String> missing = new TreeSet<>(exchange.symbols().keySet());
            missing.removeAll(life.lastTrades.keySet());
            log.warn("{} has sent no trades of {} yet", exchange.name(), missing);
            life.isKnownToLack = true;
        }
    }

    private void tell(List<Gap> gaps) {
        for (Gap gap : gaps) {
            metrics.missed(exchange.symbols().get(gap.name()), gap.size());
        }
        if (gaps.size() > MOST_LINES) {
            log.info(
                    "{} trades of {} did not come, in {} places",
                    gaps.stream().mapToLong(Gap::size).sum(),
                    exchange.name(),
                    gaps.size());
        } else {
            gaps.forEach(gap ->
                    log.info(
                            "trades {} to {} of {} did not come from {}",
                            gap.first(),
                            gap.last(),
                            gap.name(),
                            exchange.name()));
        }
    }

    @Override
    public void close() {
        isClosed = true;
        looks.cancel(false);
        connections.keySet().forEach(ExchangeConnection::close);
    }
}
