package io.tickfold.gateway.web.limits;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// Closes a connection at once if its client has too many, and later if a request takes too long to
/// arrive.
final class BoundedEndpoint extends NioEndpoint {

    private volatile Duration patience = Duration.ofSeconds(10);
    private volatile OpenConnections counted = OpenConnections.UNBOUNDED;

    void bound(OpenConnections bounded) {
        counted = bounded;
    }

    void demand(Duration inTime) {
        patience = inTime;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffers) {
        return isSSLEnabled()
                ? super.createChannel(buffers)
                : new PunctualChannel(buffers, new Punctuality(patience, System::nanoTime));
    }

    /// Tomcat itself closes only what it has begun to serve.
    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (!counted.add(socket)) {
            destroySocket(socket);
            return false;
        }
        boolean accepted = super.setSocketOptions(socket);
        if (!accepted) {
            counted.remove(socket);
        }
        return accepted;
    }

    @Override
    public void setHandler(Handler<NioChannel> handler) {
        super.setHandler(new Releasing(handler));
    }

    /// Hears when a connection ends, or becomes a WebSocket.
    private final class Releasing implements Handler<NioChannel> {

        private final Handler<NioChannel> handler;

        Releasing(Handler<NioChannel> handler) {
            this.handler = handler;
        }

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            SocketState state = handler.process(socket, event);
            if (state == SocketState.UPGRADED
                    && socket.getSocket() instanceof PunctualChannel channel) {
                channel.upgraded();
            }
            return state;
        }

        @Override
        public Object getGlobal() {
            return handler.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            counted.remove(socket.getSocket().getIOChannel());
            handler.release(socket);
        }

        @Override
        public void pause() {
            handler.pause();
        }

        @Override
        public void recycle() {
            handler.recycle();
        }
    }
}
