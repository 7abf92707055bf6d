package io.tickfold.gateway.web.limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;

/// A connection on which every request must arrive in time; Tomcat alone limits the wait for each
/// byte only.
final class PunctualChannel extends NioChannel {

    private final Punctuality punctuality;
    private volatile boolean hasRequests = true;

    PunctualChannel(SocketBufferHandler buffers, Punctuality punctuality) {
        super(buffers);
        this.punctuality = punctuality;
    }

    /// From now on it carries messages of a WebSocket, which may come whenever they like.
    void upgraded() {
        hasRequests = false;
    }

    /// Tomcat uses a channel again for another client.
    @Override
    public void reset(SocketChannel socket, NioSocketWrapper wrapper) throws IOException {
        super.reset(socket, wrapper);
        punctuality.restart();
        hasRequests = true;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int length = super.read(buffer);
        if (length > 0 && hasRequests) {
            punctuality.arrived();
        }
        return length;
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        int length = super.write(buffer);
        if (length > 0) {
            punctuality.restart();
        }
        return length;
    }
}
