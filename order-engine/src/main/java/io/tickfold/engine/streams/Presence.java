package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tickfold.engine.cluster.EngineStartException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A port that is open for as long as an engine's process runs: whoever connects is told its name,
/// and then nothing, until the operating system ends the connection together with the process.
final class Presence implements AutoCloseable {

    /// How many may watch it.
    static final int MOST = 64;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ServerSocket listener;
    private final String name;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private Presence(ServerSocket listener) {
        this.listener = listener;
        this.name = listener.getLocalPort() + "_" + UUID.randomUUID();
    }

    /// @param port any that is free if it is 0
    /// @throws EngineStartException if nothing can be opened there
    static Presence open(InetAddress address, int port) {
        try {
            Presence presence = new Presence(new ServerSocket(port, MOST, address));
            Thread.ofVirtual().name("presence").start(presence::accept);
            return presence;
        } catch (IOException e) {
            throw new EngineStartException(
                    "other engines cannot watch this one at " + address + " port " + port, e);
        }
    }

    /// What distinguishes this process from all others, and at which port it can be watched.
    String name() {
        return name;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                Thread.ofVirtual().start(() -> hold(connection));
            } catch (IOException _) {
                // The listener was closed, the other side has gone again, or there are no files.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void hold(Socket connection) {
        try (connection) {
            connections.add(connection);
            connection.setKeepAlive(true);
            if (connections.size() <= MOST && !listener.isClosed()) {
                connection.getOutputStream().write((name + "\n").getBytes(US_ASCII));
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException _) {
            // The other side has gone.
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket each : connections) {
                each.close();
            }
        } catch (IOException _) {
            // It is closed already.
        }
    }
}
