package io.tickfold.gateway.stream;

import io.tickfold.gateway.market.LivePrices;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// Gives each WebSocket a virtual thread that sends prices; what clients send is ignored.
@Component
final class PriceSocketHandler extends AbstractWebSocketHandler {

    private final LivePrices prices;
    private final StreamServing serving;
    private final Map<String, PriceSocket> sockets = new ConcurrentHashMap<>();

    PriceSocketHandler(LivePrices prices, StreamServing serving) {
        this.prices = prices;
        this.serving = serving;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        PriceSocket socket = new PriceSocket(session, prices, serving);
        sockets.put(session.getId(), socket);
        Thread _ = Thread.ofVirtual().name("socket-", 0).start(socket);
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
        socket(session).ifPresent(PriceSocket::received);
    }

    /// The container closes the connection next.
    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) {
        socket(session).ifPresent(PriceSocket::end);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Optional.ofNullable(sockets.remove(session.getId())).ifPresent(PriceSocket::end);
    }

    private Optional<PriceSocket> socket(WebSocketSession session) {
        return Optional.ofNullable(sockets.get(session.getId()));
    }
}
