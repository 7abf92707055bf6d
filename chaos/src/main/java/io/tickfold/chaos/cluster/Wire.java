package io.tickfold.chaos.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Carries what one process sends to a port of another one, until it is cut.
final class Wire implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final int port;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private State state = State.WHOLE;
    private volatile ServerSocket listener;

    private enum State {
        WHOLE,
        SILENT,
        CLOSED
    }

    /// @param port where the wire begins
    /// @param target where it ends
    Wire(int port, int target) {
        this.port = port;
        this.target = target;
        listener = listen();
    }

    int port() {
        return port;
    }

    private ServerSocket listen() {
        ServerSocket opened = Ports.listen(port);
        Thread.ofVirtual().start(() -> accept(opened));
        return opened;
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // Refused from now on, or the client has gone again.
            }
        }
    }

    private void connect(Socket client) {
        try (client) {
            awaitWhole();
            try (Socket server = new Socket(InetAddress.ofLiteral(Ports.HOST), target)) {
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                register(client, server);
                Thread.ofVirtual().start(() -> carry(client, server));
                carry(server, client);
            }
        } catch (IOException _) {
            // The client learns it by the end of its connection.
        }
    }

    /// @throws IOException if the wire was cut meanwhile
    private void register(Socket client, Socket server) throws IOException {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                throw new IOException("cut");
            }
            sockets.add(client);
            sockets.add(server);
        } finally {
            lock.unlock();
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            int count = input.read(buffer);
            while (count >= 0) {
                awaitWhole();
                output.write(buffer, 0, count);
                count = input.read(buffer);
            }
        } catch (IOException _) {
            // The other side learns it by the end of its connection.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitWhole() {
        lock.lock();
        try {
            while (state == State.SILENT) {
                mended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing arrives any more, and nobody is told.
    void silence() {
        become(State.SILENT);
    }

    /// Connections end, and new ones are refused.
    void refuse() {
        become(State.CLOSED);
        close(listener);
        sockets.forEach(Wire::close);
        sockets.clear();
    }

    /// Carries again; what was held back arrives late.
    void mend() {
        if (listener.isClosed()) {
            listener = listen();
        }
        become(State.WHOLE);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // It is closed already.
        }
    }

    @Override
    public void close() {
        refuse();
    }
}
