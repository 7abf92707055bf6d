package io.tickfold.feed.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// An exchange on the loopback address that speaks as one of the real ones does, and fails as a
/// test wants.
public final class LocalExchange extends WebSocketServer {

    private final Dialect dialect;
    private final CountDownLatch started = new CountDownLatch(1);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> pongs = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<WebSocket> opened = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isAnswering = true;
    private final AtomicLong lastTrade = new AtomicLong();

    private LocalExchange(Dialect dialect, int port) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.dialect = dialect;
        setReuseAddr(true);
        setDaemon(true);
    }

    static LocalExchange open(Dialect dialect) throws InterruptedException {
        return open(dialect, 0);
    }

    /// One that speaks as Binance does.
    ///
    /// @param port 0 takes a free one
    public static LocalExchange ofBinance(int port) throws InterruptedException {
        return open(Dialect.BINANCE, port);
    }

    private static LocalExchange open(Dialect dialect, int port) throws InterruptedException {
        LocalExchange exchange = new LocalExchange(dialect, port);
        exchange.start();
        exchange.started.await();
        return exchange;
    }

    public URI address() {
        return URI.create("ws://127.0.0.1:" + getPort());
    }

    /// What each connection has asked for by its address, in order.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// What connections have asked for by messages, in order.
    List<String> requests() {
        return List.copyOf(requests);
    }

    /// The payloads of the pongs.
    List<String> pongs() {
        return List.copyOf(pongs);
    }

    /// The numbers of the trades that somebody was sent.
    List<Long> sent() {
        return List.copyOf(sent);
    }

    /// Requests are not confirmed any more.
    void stopAnswering() {
        isAnswering = false;
    }

    /// Somebody trades, and whoever is connected is told.
    void trade() {
        tell(lastTrade.incrementAndGet());
    }

    /// Whoever is connected is told of a trade, again perhaps.
    void tell(long number) {
        Collection<WebSocket> connected = List.copyOf(getConnections());
        if (!connected.isEmpty()) {
            sent.add(number);
            broadcast(dialect.trade(number), connected);
        }
    }

    /// Only the connection that asked as the n-th one is told.
    void tell(long number, int connection) {
        opened.get(connection).send(dialect.trade(number));
    }

    void quote(long number) {
        broadcast(dialect.quote(number));
    }

    void quote(long number, int connection) {
        opened.get(connection).send(dialect.quote(number));
    }

    void ping(String payload) {
        PingFrame ping = new PingFrame();
        ping.setPayload(ByteBuffer.wrap(payload.getBytes(UTF_8)));
        getConnections().forEach(each -> each.sendFrame(ping));
    }

    /// Ends the connection that asked as the n-th one.
    void cut(int connection) {
        opened.get(connection).close(CloseFrame.GOING_AWAY);
    }

    long lastTrade() {
        return lastTrade.get();
    }

    /// A trade that nobody is told of now.
    void tradeInSilence() {
        lastTrade.incrementAndGet();
    }

    public void say(String text) {
        broadcast(text);
    }

    void announceItsEnd() {
        broadcast(dialect.shutdown().orElseThrow());
    }

    /// Ends all connections, after what was sent before.
    void cut() {
        List.copyOf(getConnections()).forEach(each -> each.close(CloseFrame.GOING_AWAY));
    }

    public int connected() {
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
    public void onMessage(WebSocket connection, String message) {
        requests.add(message);
        if (isAnswering) {
            dialect.answers(message, lastTrade.get()).forEach(connection::send);
        }
    }

    @Override
    public void onWebsocketPong(WebSocket connection, Framedata pong) {
        ByteBuffer payload = pong.getPayloadData();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        pongs.add(new String(bytes, UTF_8));
    }

    @Override
    public void onError(WebSocket connection, Exception failure) {}

    public void end() {
        try {
            stop(1_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
