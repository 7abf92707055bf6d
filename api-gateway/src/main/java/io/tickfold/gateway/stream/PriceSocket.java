package io.tickfold.gateway.stream;

import io.tickfold.gateway.market.CurrentPrice;
import io.tickfold.gateway.market.LivePrices;
import io.tickfold.gateway.stream.OpenStreams.OpenStream;
import io.tickfold.gateway.web.RefusedException;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.tomcat.websocket.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/// Sends prices to one WebSocket until either side ends it.
final class PriceSocket implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(PriceSocket.class);

    private static final CloseStatus ENDING =
            CloseStatus.GOING_AWAY.withReason("This gateway ends: connect again");
    private static final CloseStatus TOO_MANY_MESSAGES =
            CloseStatus.POLICY_VIOLATION.withReason(
                    "More than " + InboundBudget.MESSAGES + " messages in a minute");
    private static final CloseStatus TOO_MANY_STREAMS =
            CloseStatus.SERVICE_OVERLOAD.withReason("Too many open streams: try again later");
    private static final CloseStatus TOO_SLOW =
            CloseStatus.SESSION_NOT_RELIABLE.withReason("Prices were not taken in in time");

    private final WebSocketSession session;
    private final LivePrices prices;
    private final StreamServing serving;
    private final LatestPrices latest = new LatestPrices(Set.of());
    private final Consumer<CurrentPrice> watcher = this::price;
    private final InboundBudget inbound = new InboundBudget();
    private volatile CloseStatus status = ENDING;

    PriceSocket(WebSocketSession session, LivePrices prices, StreamServing serving) {
        this.session = session;
        this.prices = prices;
        this.serving = serving;
    }

    private void price(CurrentPrice price) {
        latest.accept(price.ofAnyAge());
    }

    /// Ignores a message; ends the connection if there are too many.
    void received() {
        if (!inbound.allows(System.nanoTime())) {
            status = TOO_MANY_MESSAGES;
            end();
        }
    }

    /// Has the connection closed without waiting for it.
    void end() {
        latest.end();
    }

    @Override
    public void run() {
        Owner owner = Owner.of(StreamKind.SOCKET, SocketAdmission.address(session));
        try (OpenStream _ = serving.streams().open(owner, this::end)) {
            boundWrites();
            prices.watch(watcher);
            latest.begin(prices.current().stream().map(CurrentPrice::ofAnyAge).toList());
            send();
        } catch (RefusedException _) {
            status = TOO_MANY_STREAMS;
        } catch (IOException e) {
            serving.broken(StreamKind.SOCKET, e);
            status = TOO_SLOW;
        } finally {
            prices.unwatch(watcher);
            close();
        }
    }

    private void boundWrites() {
        if (session instanceof NativeWebSocketSession outer
                && outer.getNativeSession() instanceof Session inner) {
            inner.getUserProperties()
                    .put(
                            Constants.BLOCKING_SEND_TIMEOUT_PROPERTY,
                            serving.settings().writePatience().toMillis());
        }
    }

    private void send() throws IOException {
        while (!latest.isEnded()) {
            List<CurrentPrice> news = latest.take(serving.settings().heartbeat());
            for (CurrentPrice price : news) {
                session.sendMessage(new TextMessage(PriceJson.message(price)));
            }
            if (news.isEmpty() && !latest.isEnded()) {
                session.sendMessage(new PingMessage());
            }
        }
    }

    private void close() {
        try {
            session.close(status);
        } catch (IOException e) {
            log.debug("a WebSocket did not close properly", e);
        }
    }
}
