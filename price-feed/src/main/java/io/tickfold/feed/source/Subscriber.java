package io.tickfold.feed.source;

import io.tickfold.feed.source.ExchangePrices.Connected;
import io.tickfold.feed.source.ExchangeProtocol.Request;
import io.tickfold.feed.source.ExchangeSession.Surroundings;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Asks for all symbols on a new connection, no faster than exchanges allow.
final class Subscriber {

    /// Coinbase allows 8 a second, Binance 5.
    private static final int MOST_A_SECOND = 5;

    private final Connected exchange;
    private final Surroundings surroundings;

    Subscriber(Connected exchange, Surroundings surroundings) {
        this.exchange = exchange;
        this.surroundings = surroundings;
    }

    /// The first requests are sent at once: Coinbase cuts a connection that has not subscribed
    /// after 5 s. One that has ended meanwhile sends none.
    void subscribe(ExchangeConnection connection, ConnectionHealth health) {
        List<Request> requests = exchange.protocol().requests(exchange.names());
        health.toRequest(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            int second = i / MOST_A_SECOND;
            if (second == 0) {
                send(request, connection, health);
            } else {
                Future<?> _ =
                        surroundings
                                .thread()
                                .schedule(
                                        () -> send(request, connection, health),
                                        second,
                                        TimeUnit.SECONDS);
            }
        }
    }

    private void send(Request request, ExchangeConnection connection, ConnectionHealth health) {
        health.requests(request.subscriptions(), surroundings.nanoTime().getAsLong());
        connection.send(request.message());
    }
}
