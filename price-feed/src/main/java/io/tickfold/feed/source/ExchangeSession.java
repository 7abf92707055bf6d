package io.tickfold.feed.source;

import io.tickfold.feed.source.ExchangeMessage.Confirmed;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.Heartbeat;
import io.tickfold.feed.source.ExchangeMessage.LastTrade;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeMessage.Rejected;
import io.tickfold.feed.source.ExchangeMessage.Shutdown;
import io.tickfold.feed.source.ExchangeMessage.Traded;
import io.tickfold.feed.source.ExchangeMessage.Unreadable;
import io.tickfold.feed.source.ExchangePrices.Connected;
import io.tickfold.feed.source.ExchangeProtocol.Subscription;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
/// to be cut, or is silent, is kept until another one has prices: both are followed for a moment,
/// and trades that come twice are left out.
final class ExchangeSession implements ExchangeConnection.Listener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ExchangeSession.class);
    private static final int LOOKS_DURING_AN_OVERLAP = 4;

    private final Connected exchange;
    private final Surroundings surroundings;
    private final ScheduledExecutorService thread;
    private final SourceMetrics metrics;
    private final Map<ExchangeConnection, ConnectionHealth> connections = new LinkedHashMap<>();
    private final MarketDataFilter filter;
    private final OutageLog outage;
    private final Subscriber subscriber;
    private final Complaints complaints;
    private final Backoff backoff;
    private final Future<?> looks;
    private boolean isConnecting = true;
    private volatile boolean isClosed;

    /// What a session runs in.
    ///
    /// @param thread of the feed
    record Surroundings(
            ScheduledExecutorService thread,
            ExchangeConnection.Connector connector,
            LongSupplier nanoTime,
            RandomGenerator random) {}

    /// @param onData never throws
    ExchangeSession(
            Connected exchange,
            Surroundings surroundings,
            Consumer<MarketData> onData,
            SourceMetrics metrics) {
        this.exchange = exchange;
        this.surroundings = surroundings;
        this.thread = surroundings.thread();
        this.metrics = metrics;
        filter = new MarketDataFilter(exchange, onData, metrics, now());
        outage = new OutageLog(exchange.name(), exchange.address(), metrics);
        subscriber = new Subscriber(exchange, surroundings);
        complaints = new Complaints(exchange.name());
        backoff = new Backoff(exchange.limits(), surroundings.random());
        Future<?> _ = thread.submit(this::connect);
        long pause = exchange.limits().overlap().dividedBy(LOOKS_DURING_AN_OVERLAP).toMillis();
        looks = thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private long now() {
        return surroundings.nanoTime().getAsLong();
    }

    private void connect() {
        isConnecting = false;
        if (isClosed) {
            return;
        }
        try {
            ExchangeConnection connection =
                    surroundings
                            .connector()
                            .open(
                                    exchange.protocol()
                                            .address(exchange.address(), exchange.names()),
                                    exchange.limits().connect(),
                                    this);
            connections.put(connection, new ConnectionHealth(exchange.limits(), now()));
        } catch (RuntimeException e) {
            outage.begins(e.toString(), now());
            connectAfterAPause(Duration.ZERO);
        }
    }

    /// @param atLeast how long the exchange wants not to be asked
    private void connectAfterAPause(Duration atLeast) {
        isConnecting = true;
        long pause = backoff.next(atLeast).toMillis();
        Future<?> _ = thread.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void opened(ExchangeConnection connection) {
        ConnectionHealth health = connections.get(connection);
        if (health != null && !isClosed) {
            health.opened(now());
            subscriber.subscribe(connection, health);
        }
    }

    @Override
    public void received(ExchangeConnection connection, Optional<String> message) {
        ConnectionHealth health = connections.get(connection);
        if (health == null || isClosed) {
            return;
        }
        try {
            exchange.protocol().read(message.orElse("")).forEach(each -> take(health, each));
        } catch (JacksonException | IllegalArgumentException e) {
            unreadable(e.toString());
        }
    }

    private void take(ConnectionHealth health, ExchangeMessage message) {
        switch (message) {
            case Traded traded -> traded(health, traded);
            case Quoted quoted -> quoted(health, quoted);
            case Heartbeat _ -> health.heartbeat(now());
            case LastTrade last -> filter.lastTrade(last, now());
            case Confirmed confirmed -> health.confirmed(confirmed.subscription());
            case Rejected rejected -> rejected(health, rejected);
            case Shutdown _ -> replace(health);
            case Unreadable unreadable -> unreadable(unreadable.reason());
        }
    }

    private void traded(ConnectionHealth health, Traded traded) {
        long now = now();
        for (ExchangeTrade trade : traded.trades()) {
            if (exchange.symbols().containsKey(trade.name()) && health.isNews(trade, now)) {
                hasPrices(health, traded.isSnapshot(), now);
            }
        }
        filter.traded(traded, now);
    }

    private void quoted(ConnectionHealth health, Quoted quoted) {
        long now = now();
        if (exchange.symbols().containsKey(quoted.name()) && health.isNews(quoted, now)) {
            hasPrices(health, quoted.isSnapshot(), now);
        }
        filter.quoted(quoted, now);
    }

    /// A snapshot is no sign that anything is going to follow.
    private void hasPrices(ConnectionHealth health, boolean isSnapshot, long now) {
        if (!isSnapshot) {
            outage.ends(now);
            if (health.isToStay() && health.hasAsked()) {
                connections.values().forEach(other -> other.replacedBy(health, now));
            }
        }
    }

    private void rejected(ConnectionHealth health, Rejected rejected) {
        health.rejected(rejected.name());
        complaints.rejected(rejected.reason());
    }

    private void unreadable(String reason) {
        metrics.unreadable();
        log.debug("{} sent what nobody understands: {}", exchange.name(), reason);
    }

    /// Opens another connection beside one that does not stay; at once unless it is new itself.
    private void replace(ConnectionHealth health) {
        if (!health.isToStay()) {
            return;
        }
        health.expires(now());
        if (isConnecting || connections.values().stream().anyMatch(ConnectionHealth::isToStay)) {
            return;
        }
        if (health.isSeasoned(now())) {
            connect();
        } else {
            connectAfterAPause(Duration.ZERO);
        }
    }

    @Override
    public void ended(ExchangeConnection connection, ExchangeConnection.Ending ending) {
        ConnectionHealth health = connections.remove(connection);
        if (health == null || isClosed) {
            return;
        }
        if (connections.values().stream().noneMatch(ConnectionHealth::hasPrices)) {
            outage.begins(ending.reason(), now());
        }
        if (connections.values().stream().anyMatch(ConnectionHealth::isToStay)) {
            return;
        }
        connections.values().forEach(ConnectionHealth::isNeededAgain);
        if (!isConnecting) {
            connectAfterAPause(ending.retryAfter().orElse(Duration.ZERO));
        }
    }

    private void look() {
        long now = now();
        Map.copyOf(connections).forEach((connection, health) -> look(connection, health, now));
        filter.look(now);
    }

    private void look(ExchangeConnection connection, ConnectionHealth health, long now) {
        Set<Subscription> overdue = health.overdue(now);
        if (health.isOver(now)) {
            connection.close();
            connections.remove(connection);
        } else if (!health.isToStay()) {
            return;
        } else if (health.isSilent(now)) {
            if (connections.values().stream().allMatch(each -> each.isSilent(now))) {
                outage.begins(
                        "nothing new for " + exchange.limits().silence().toMillis() + " ms", now);
            }
            replace(health);
        } else if (!overdue.isEmpty()) {
            complaints.unconfirmed(overdue);
            replace(health);
        } else if (health.isOld(now)) {
            replace(health);
        } else if (health.isSeasoned(now)) {
            backoff.reset();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        looks.cancel(false);
        connections.keySet().forEach(ExchangeConnection::close);
    }
}
