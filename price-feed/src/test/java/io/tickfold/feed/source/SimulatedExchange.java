package io.tickfold.feed.source;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// An exchange in simulated time, whose connections fail in every way that a seed leads to.
final class SimulatedExchange implements ExchangeConnection.Connector {

    /// It cuts what is older.
    static final Duration LIFE = Duration.ofSeconds(94);

    static final Duration NOTICED = Duration.ofSeconds(10);

    /// What was not confirmed is given up sooner, but then there is a pause.
    static final Duration NOTICED_AND_PAUSED = NOTICED.plusSeconds(30);

    private static final long LATENCY_MILLIS = 20;
    private static final int LATEST_MILLIS = 1_500;
    private static final List<String> RUBBISH =
            List.of("", "nonsense", "[]", "{\"e\":", "{\"e\":\"trade\"}", "{\"type\":\"match\"}");
    private static final List<String> UNKNOWN =
            List.of("{}", "{\"e\":\"news\"}", "{\"type\":\"news\"}", "{\"channel\":\"news\"}");

    private final Dialect dialect;
    private final SimulatedThread thread;
    private final Random random;
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final DeliveredTrades delivered = new DeliveredTrades();
    private final List<String> unnoticed = new ArrayList<>();
    private boolean isFailing = true;
    private boolean isOpen = true;
    private long lastTrade = 1_000;
    private int opened;
    private int silences;

    SimulatedExchange(Dialect dialect, SimulatedThread thread, Random random) {
        this.dialect = dialect;
        this.thread = thread;
        this.random = random;
        after(0, this::trade);
        Future<?> _ = thread.scheduleWithFixedDelay(this::second, 1, 1, TimeUnit.SECONDS);
    }

    /// From now on, all works.
    void recover() {
        isFailing = false;
    }

    /// Nobody trades any more.
    void close() {
        isOpen = false;
    }

    /// What connections have brought, as long as they were any.
    DeliveredTrades delivered() {
        return delivered;
    }

    /// How many trades there are from the first that was brought to the last.
    long made() {
        return lastTrade - delivered.first() + 1;
    }

    long lastTrade() {
        return lastTrade;
    }

    /// Silences that led to no other connection in time.
    List<String> unnoticed() {
        return unnoticed;
    }

    int opened() {
        return opened;
    }

    int silences() {
        return silences;
    }

    private void after(long millis, Runnable task) {
        Future<?> _ = thread.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    private boolean happens(int onceIn) {
        return isFailing && random.nextInt(onceIn) == 0;
    }

    @Override
    public ExchangeConnection open(
            URI address, Duration patience, ExchangeConnection.Listener listener) {
        opened++;
        Connection connection = new Connection(listener);
        if (happens(6)) {
            after(LATENCY_MILLIS, () -> connection.end("it answered with status 503"));
        } else if (happens(12)) {
            after(patience.toMillis(), () -> connection.end("it did not answer"));
        } else {
            after(LATENCY_MILLIS, connection::begin);
        }
        return connection;
    }

    /// Somebody trades, five times a second or so, and the best bid and ask change.
    private void trade() {
        if (!isOpen) {
            return;
        }
        lastTrade++;
        connections.forEach(Connection::trade);
        after(50 + random.nextInt(300), this::trade);
    }

    private void second() {
        List.copyOf(connections).forEach(Connection::second);
    }

    private final class Connection implements ExchangeConnection {

        private final Listener listener;
        private final long number = opened;
        private boolean isSubscribed = dialect == Dialect.BINANCE;
        private boolean isSilent;
        private boolean isDeaf;
        private boolean hasEnded;
        private boolean isClosed;
        private boolean isShutDown;

        Connection(Listener listener) {
            this.listener = listener;
        }

        /// One in eight sends nothing, and half of those do not even confirm a subscription.
        void begin() {
            if (!isClosed) {
                connections.add(this);
                if (happens(8)) {
                    isDeaf = random.nextBoolean();
                    fallSilent();
                }
                listener.opened(this);
                after(LIFE.toMillis(), () -> end("it closed the connection with code 1001"));
            }
        }

        void end(String reason) {
            connections.remove(this);
            if (!hasEnded && !isClosed) {
                hasEnded = true;
                listener.ended(this, new Ending(reason, Optional.empty()));
            }
        }

        private void fallSilent() {
            isSilent = true;
            silences++;
            int before = opened;
            after(
                    isDeaf ? NOTICED_AND_PAUSED.toMillis() : NOTICED.toMillis(),
                    () -> {
                        boolean isToBeReplaced = isShutDown || number < before;
                        if (!hasEnded && !isClosed && !isToBeReplaced && opened == before) {
                            unnoticed.add("connection " + number);
                        }
                    });
        }

        void second() {
            if (!isSending()) {
                return;
            }
            dialect.heartbeat(lastTrade).ifPresent(this::say);
            if (happens(40)) {
                end("it closed the connection with code 1006");
            } else if (happens(40)) {
                fallSilent();
            } else if (dialect.shutdown().isPresent() && happens(60)) {
                isShutDown = true;
                say(dialect.shutdown().orElseThrow());
                after(5_000, () -> end("it closed the connection with code 1001"));
            } else if (happens(5)) {
                say(random.nextBoolean() ? pick(RUBBISH) : pick(UNKNOWN));
            } else if (happens(20)) {
                later(LATENCY_MILLIS, () -> listener.received(this, Optional.empty()));
            }
        }

        private String pick(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }

        void trade() {
            if (!isSending()) {
                return;
            }
            say(dialect.quote(lastTrade));
            if (delivered.haveBegun() && happens(100)) {
                return;
            }
            boolean isLate = delivered.haveBegun() && happens(20);
            long delay = LATENCY_MILLIS + (isLate ? random.nextInt(LATEST_MILLIS) : 0);
            tell(lastTrade, delay);
            if (happens(20)) {
                tell(lastTrade, delay + random.nextInt(LATEST_MILLIS));
            }
        }

        /// Whoever closes a connection that was the only one before what it has sent has come loses
        /// that by his own fault.
        private void tell(long trade, long delay) {
            boolean isOnlyOne = connections.size() == 1;
            after(
                    delay,
                    () -> {
                        if (!hasEnded && !isSilent && (!isClosed || isOnlyOne)) {
                            delivered.add(trade);
                        }
                    });
            later(delay, () -> listener.received(this, Optional.of(dialect.trade(trade))));
        }

        private boolean isSending() {
            return isSubscribed && !isSilent;
        }

        private void say(String message) {
            later(LATENCY_MILLIS, () -> listener.received(this, Optional.of(message)));
        }

        private void later(long millis, Runnable task) {
            after(
                    millis,
                    () -> {
                        if (!hasEnded && !isClosed && !isSilent) {
                            task.run();
                        }
                    });
        }

        /// Trades of a snapshot that is the first sign of any are told to nobody.
        @Override
        public void send(String message) {
            if (isDeaf) {
                return;
            }
            long last = lastTrade;
            List<String> answers = dialect.answers(message, last);
            after(
                    LATENCY_MILLIS,
                    () -> {
                        if (!hasEnded && !isClosed) {
                            answer(answers, last);
                        }
                    });
        }

        private void answer(List<String> answers, long last) {
            isSubscribed = true;
            if (answers.stream().anyMatch(each -> each.contains("trade_id"))) {
                delivered.beginAfter(last);
            }
            answers.forEach(each -> listener.received(this, Optional.of(each)));
        }

        @Override
        public void close() {
            isClosed = true;
            connections.remove(this);
        }
    }
}
