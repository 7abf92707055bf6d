package io.tickfold.gateway.web.limits;

import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// Closes a connection at once if its client has too many.
final class BoundedEndpoint extends NioEndpoint {

    private volatile OpenConnections counted = OpenConnections.UNBOUNDED;

    void bound(OpenConnections bounded) {
        counted = bounded;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (!counted.add(socket)) {
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

    /// Hears when a connection ends.
    private final class Releasing implements Handler<NioChannel> {

        private final Handler<NioChannel> handler;

        Releasing(Handler<NioChannel> handler) {
            this.handler = handler;
        }

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            return handler.process(socket, event);
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
