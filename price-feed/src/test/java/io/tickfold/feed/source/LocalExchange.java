package io.tickfold.feed.source;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// An exchange on the loopback address that speaks as Binance does, and fails as a test wants.
final class LocalExchange extends WebSocketServer {

    private final CountDownLatch started = new CountDownLatch(1);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<WebSocket> opened = Collections.synchronizedList(new ArrayList<>());
    private long lastTrade;

    private LocalExchange() {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        setReuseAddr(true);
        setDaemon(true);
    }

    static LocalExchange open() throws InterruptedException {
        LocalExchange exchange = new LocalExchange();
        exchange.start();
        exchange.started.await();
        return exchange;
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + getPort());
    }

    /// What each connection has asked for, in order.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// The numbers of the trades that somebody was sent.
    List<Long> sent() {
        return List.copyOf(sent);
    }

    /// Somebody trades, and whoever is connected is told.
    void trade() {
        lastTrade++;
        tell(lastTrade);
    }

    /// Whoever is connected is told of a trade, again perhaps.
    void tell(long number) {
        Collection<WebSocket> connected = List.copyOf(getConnections());
        if (!connected.isEmpty()) {
            sent.add(number);
            broadcast(message(number), connected);
        }
    }

    /// Only the connection that asked as the n-th one is told.
    void tell(long number, int connection) {
        opened.get(connection).send(message(number));
    }

    /// Ends the connection that asked as the n-th one.
    void cut(int connection) {
        opened.get(connection).close(CloseFrame.GOING_AWAY);
    }

    long lastTrade() {
        return lastTrade;
    }

    /// A trade that nobody is told of now.
    void tradeInSilence() {
        lastTrade++;
    }

    static String message(long number) {
        return "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":"
                + number
                + ",\"p\":\""
                + number
                + ".00\",\"q\":\"0.5\",\"T\":1772366400123}}";
    }

    void say(String text) {
        broadcast(text);
    }

    void announceItsEnd() {
        broadcast("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}");
    }

    /// Ends all connections, after what was sent before.
    void cut() {
        List.copyOf(getConnections()).forEach(each -> each.close(CloseFrame.GOING_AWAY));
    }

    int connected() {
        return getConnections().size();
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        opened.add(connection);
        asked.add(handshake.getResourceDescriptor());
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean isRemote) {}

    @Override
    public void onMessage(WebSocket connection, String message) {}

    @Override
    public void onError(WebSocket connection, Exception failure) {}

    void end() throws InterruptedException {
        stop(1_000);
    }
}
