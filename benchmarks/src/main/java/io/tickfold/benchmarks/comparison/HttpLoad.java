package io.tickfold.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tickfold.benchmarks.comparison.HttpConnection.Asked;
import io.tickfold.benchmarks.comparison.Measured.Running;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Clients over HTTP with tokens, each on a connection that is kept, all on one thread.
final class HttpLoad implements Load {

    static final int OK = 200;
    static final int TURNED_AWAY = 503;
    private static final int ACCOUNTS = 256;
    private static final int AT_ONCE = 64;
    private static final int MOST_CONNECTIONS = 1_024;
    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"([^\"]+)\"");
    private static final String ORDER =
            """
            {"symbol":"BTCUSDT","type":"buy","quantity":0.001,"leverage":100}\
            """;

    private ContenderProcess contender;
    private final Selector selector;
    private final List<HttpConnection> connections = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final Deque<Asked> closes = new ArrayDeque<>();
    private int next;
    private boolean isFirstWrong = true;

    /// Receives every answer of an open loop.
    @FunctionalInterface
    interface Answered {

        /// @param due when it should have been asked for, in the terms of [System#nanoTime]
        void answered(Operation operation, int status, long due);
    }

    HttpLoad(ContenderProcess contender) throws IOException {
        this.contender = contender;
        this.selector = Selector.open();
        TokenIssuer issuer = new TokenIssuer(contender.secret(), InstantSource.system());
        for (int i = 0; i < ACCOUNTS; i++) {
            tokens.add(issuer.issue(new AccountId("client-" + i), Duration.ofHours(8)));
        }
        openAccounts();
    }

    /// Accounts open themselves with their first order.
    private void openAccounts() {
        while (next < ACCOUNTS) {
            Measured _ = closedLoop(Operation.OPEN, AT_ONCE, Duration.ZERO);
        }
    }

    @Override
    public Measured closedLoop(Operation operation, int inFlight, Duration duration) {
        Running running = new Running(contender);
        long end = System.nanoTime() + duration.toNanos();
        List<HttpConnection> used = connections(inFlight);
        used.forEach(each -> send(operation, each, System.nanoTime()));
        while (used.stream().anyMatch(HttpConnection::isBusy)) {
            for (HttpConnection each : answered(Duration.ofSeconds(1))) {
                running.answered(each.due(), take(each));
                if (System.nanoTime() - end < 0) {
                    send(operation, each, System.nanoTime());
                }
            }
        }
        return running.end();
    }

    @Override
    public Measured openLoop(Operation operation, int perSecond, Duration duration) {
        connections(MOST_CONNECTIONS);
        Running running = new Running(contender);
        openLoop(
                List.of(operation),
                perSecond,
                duration,
                (_, status, due) -> running.answered(due, status == OK));
        return running.end();
    }

    /// Sends these in turn, so many a second in all; where there is no order to close, one is
    /// opened if that is among them.
    void openLoop(List<Operation> inTurn, int perSecond, Duration duration, Answered answers) {
        boolean mayOpen = inTurn.contains(Operation.OPEN);
        Deque<HttpConnection> idle = new ArrayDeque<>(connections(MOST_CONNECTIONS));
        long begun = System.nanoTime();
        long requests = perSecond * duration.toMillis() / 1_000;
        long interval = TimeUnit.SECONDS.toNanos(1) / Math.max(1, perSecond);
        long sent = 0;
        while (sent < requests || idle.size() < MOST_CONNECTIONS) {
            long due = begun + sent * interval;
            if (sent < requests && !idle.isEmpty() && System.nanoTime() - due >= 0) {
                HttpConnection connection = idle.removeFirst();
                Operation operation = inTurn.get((int) (sent % inTurn.size()));
                if (send(operation, connection, due)
                        || (mayOpen && send(Operation.OPEN, connection, due))) {
                    sent++;
                } else {
                    idle.addLast(connection);
                    requests = sent;
                }
                continue;
            }
            boolean mayWait = sent >= requests || idle.isEmpty();
            Duration wait =
                    mayWait ? Duration.ofSeconds(1) : Duration.ofNanos(due - System.nanoTime());
            for (HttpConnection each : answered(wait)) {
                boolean _ = take(each);
                answers.answered(each.asked().operation(), each.status(), each.due());
                idle.addLast(each);
            }
        }
    }

    /// Whether there was anything to ask for.
    private boolean send(Operation operation, HttpConnection connection, long due) {
        Optional<Asked> asked =
                operation == Operation.CLOSE
                        ? Optional.ofNullable(closes.poll())
                        : Optional.of(new Asked(operation, next++ % ACCOUNTS, ""));
        asked.ifPresent(what -> connection.send(what, request(what).getBytes(ISO_8859_1), due));
        return asked.isPresent();
    }

    private String request(Asked asked) {
        return switch (asked.operation()) {
            case OPEN -> post("create", asked.account(), ORDER);
            case CLOSE ->
                    post(
                            "close",
                            asked.account(),
                            String.format(Locale.ROOT, "{\"orderId\":\"%s\"}", asked.orderId()));
            case READ -> "GET /api/v1/balance HTTP/1.1\r\n" + head(asked.account()) + "\r\n";
        };
    }

    private String post(String operation, int account, String body) {
        return "POST /api/v1/trade/"
                + operation
                + " HTTP/1.1\r\n"
                + head(account)
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private String head(int account) {
        return "Host: 127.0.0.1\r\nAuthorization: Bearer " + tokens.get(account) + "\r\n";
    }

    /// Whether the answer is right. An order that is open afterwards can be closed.
    private boolean take(HttpConnection connection) {
        boolean isRight = connection.status() == OK;
        Asked asked = connection.asked();
        switch (asked.operation()) {
            case OPEN -> {
                Matcher id = ORDER_ID.matcher(connection.body());
                if (isRight && id.find()) {
                    closes.add(new Asked(Operation.CLOSE, asked.account(), id.group(1)));
                }
            }
            case CLOSE -> {
                if (connection.status() == TURNED_AWAY) {
                    closes.add(asked);
                }
            }
            case READ -> {}
        }
        if (!isRight && isFirstWrong) {
            isFirstWrong = false;
            System.err.println("wrong: " + connection.status() + " " + connection.body());
        }
        return isRight;
    }

    /// From now on, asks another process that has the same data.
    void moveTo(ContenderProcess other) throws IOException {
        connections.forEach(HttpConnection::close);
        connections.clear();
        contender = other;
    }

    /// How many orders can be closed.
    int openOrders() {
        return closes.size();
    }

    private List<HttpConnection> connections(int count) {
        try {
            InetSocketAddress api =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), contender.port());
            while (connections.size() < count) {
                connections.add(new HttpConnection(api, selector));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connections.subList(0, count);
    }

    /// Those whose answer has arrived; waits for one, but not longer than this.
    private List<HttpConnection> answered(Duration wait) {
        try {
            if (wait.toMillis() > 0) {
                int _ = selector.select(wait.toMillis());
            } else {
                LockSupport.parkNanos(wait.toNanos());
                int _ = selector.selectNow();
            }
            List<HttpConnection> answered = new ArrayList<>();
            for (SelectionKey key : selector.selectedKeys()) {
                HttpConnection connection = (HttpConnection) key.attachment();
                if (connection.receive()) {
                    answered.add(connection);
                }
            }
            selector.selectedKeys().clear();
            return answered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connections.forEach(HttpConnection::close);
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
