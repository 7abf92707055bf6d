package io.tickfold.feed.source;

import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangePrices.Exchange;
import io.tickfold.feed.source.ExchangeProtocol.ExchangeTrade;
import io.tickfold.feed.source.ExchangeProtocol.Leaving;
import io.tickfold.feed.source.ExchangeProtocol.Other;
import io.tickfold.feed.source.ExchangeProtocol.Traded;
import io.tickfold.feed.source.TradeSequences.Gap;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
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
/// A connection that ends, or on which no prices come, is followed by another one after a pause.
/// One that is going to be cut is followed by another one before: both are heard for a moment, and
/// trades that come twice are left out.
final class ExchangeSession implements ExchangeConnection.Hearer, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ExchangeSession.class);
    private static final int MOST_DOUBLINGS = 10;
    private static final int LOOKS_DURING_AN_OVERLAP = 4;

    private final Exchange exchange;
    private final ScheduledExecutorService thread;
    private final Consumer<Trade> onTrade;
    private final SourceMetrics metrics;
    private final LongSupplier nanoTime;
    private final HttpClient http = HttpClient.newHttpClient();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<ExchangeConnection, Life> connections = new HashMap<>();
    private final TradeSequences sequences;
    private final Future<?> looks;
    private Optional<ExchangeConnection> current = Optional.empty();
    private Optional<Long> outage = Optional.empty();
    private boolean isConnecting;
    private int failures;
    private volatile boolean isClosed;

    /// What is known of a connection.
    private static final class Life {

        private final long began;
        private final Set<String> heardOf = new HashSet<>();
        private long lastPrices;
        private Optional<Long> replaced = Optional.empty();
        private boolean isLeaving;
        private boolean isKnownToLack;

        Life(long began) {
            this.began = began;
            this.lastPrices = began;
        }
    }

    /// @param onTrade never throws
    ExchangeSession(
            Exchange exchange,
            ScheduledExecutorService thread,
            Consumer<Trade> onTrade,
            SourceMetrics metrics,
            LongSupplier nanoTime) {
        this.exchange = exchange;
        this.thread = thread;
        this.onTrade = onTrade;
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
                http,
                exchange.protocol().address(exchange.address(), exchange.symbols().keySet()),
                exchange.limits().connect());
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
                case Leaving _ -> replace(life);
                case Other _ -> {}
            }
        } catch (JacksonException | IllegalArgumentException e) {
            metrics.unreadable();
            log.debug("{} sent what nobody understands: {}", exchange.name(), e.toString());
        }
        if (!life.heardOf.isEmpty() && life.replaced.isEmpty()) {
            follow(connection);
        }
    }

    private void trade(Life life, ExchangeTrade trade) {
        Symbol symbol = exchange.symbols().get(trade.name());
        if (symbol == null) {
            return;
        }
        life.lastPrices = nanoTime.getAsLong();
        life.heardOf.add(trade.name());
        if (sequences.isNew(trade, life.lastPrices)) {
            onTrade.accept(new Trade(symbol, trade.price()));
        } else {
            metrics.repeated();
        }
    }

    /// Prices come on it: from now on it is the one that counts.
    private void follow(ExchangeConnection connection) {
        if (current.filter(connection::equals).isPresent()) {
            return;
        }
        current.map(connections::get)
                .ifPresent(former -> former.replaced = Optional.of(nanoTime.getAsLong()));
        current = Optional.of(connection);
        outage.ifPresent(since ->
                log.info(
                        "{} gives prices again, after {} s",
                        exchange.name(),
                        TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - since)));
        outage = Optional.empty();
    }

    /// Opens another connection beside one that is going to be cut; at once unless it is new
    /// itself.
    private void replace(Life life) {
        if (!life.isLeaving && !isConnecting && life.replaced.isEmpty()) {
            life.isLeaving = true;
            if (nanoTime.getAsLong() - life.began > exchange.limits().silence().toNanos()) {
                connect();
            } else {
                connectAfterAPause();
            }
        }
    }

    @Override
    public void ended(ExchangeConnection connection, String reason) {
        Life life = connections.remove(connection);
        if (life == null || isClosed || life.replaced.isPresent()) {
            return;
        }
        if (current.filter(connection::equals).isPresent()) {
            current = Optional.empty();
        }
        if (current.isEmpty() && outage.isEmpty()) {
            outage = Optional.of(nanoTime.getAsLong());
            metrics.interrupted();
            log.warn(
                    "{} at {} gives no prices: {}; until it does, orders are refused",
                    exchange.name(),
                    exchange.address(),
                    reason);
        }
        boolean isAnotherNeeded = connections.values().stream().allMatch(each -> each.isLeaving);
        if (isAnotherNeeded && !isConnecting) {
            connectAfterAPause();
        }
    }

    private void connectAfterAPause() {
        isConnecting = true;
        Duration most =
                exchange.limits()
                        .shortestPause()
                        .multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        long least = exchange.limits().shortestPause().toMillis() / 2;
        long bound = Math.min(most.toMillis(), exchange.limits().longestPause().toMillis());
        failures++;
        Future<?> _ =
                thread.schedule(
                        this::connect,
                        random.nextLong(least, Math.max(bound, least) + 1),
                        TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = nanoTime.getAsLong();
        Map.copyOf(connections).forEach((connection, life) -> look(connection, life, now));
        for (Gap gap : sequences.lost(now)) {
            metrics.missed(gap.name(), gap.size());
            log.info(
                    "{} did not send trades {} to {} of {}",
                    exchange.name(),
                    gap.first(),
                    gap.last(),
                    gap.name());
        }
    }

    private void look(ExchangeConnection connection, Life life, long now) {
        long silence = exchange.limits().silence().toNanos();
        if (life.replaced.isPresent()) {
            if (now - life.replaced.get() > exchange.limits().overlap().toNanos()) {
                connection.close();
                connections.remove(connection);
            }
        } else if (now - life.lastPrices > silence) {
            connection.close();
            ended(
                    connection,
                    "it was silent for " + exchange.limits().silence().toMillis() + " ms");
        } else if (now - life.began > exchange.limits().life().toNanos()) {
            replace(life);
        } else if (now - life.began > silence) {
            failures = 0;
            nameWhatIsMissing(life);
        }
    }

    /// Most likely the exchange does not know them by that name.
    private void nameWhatIsMissing(Life life) {
        if (!life.isKnownToLack && !life.heardOf.containsAll(exchange.symbols().keySet())) {
            Set<String> missing = new TreeSet<>(exchange.symbols().keySet());
            missing.removeAll(life.heardOf);
            log.warn("{} has sent no trades of {} yet", exchange.name(), missing);
            life.isKnownToLack = true;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        looks.cancel(false);
        connections.keySet().forEach(ExchangeConnection::close);
        http.shutdownNow();
    }
}
