package io.tickfold.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Connections to an address that can fall silent: both sides stay connected, and no byte passes.
final class Wire implements AutoCloseable {

    private final ServerSocket server;
    private final URI target;
    private final List<Socket> open = new ArrayList<>();
    private volatile CountDownLatch silence = new CountDownLatch(0);

    private Wire(ServerSocket server, URI target) {
        this.server = server;
        this.target = target;
    }

    static Wire to(URI target) throws IOException {
        Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().start(wire::accept);
        return wire;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void fallSilent() {
        silence = new CountDownLatch(1);
    }

    void speakAgain() {
        silence.countDown();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = kept(server.accept());
                Socket gateway = kept(new Socket(target.getHost(), target.getPort()));
                Thread.ofVirtual().start(() -> pass(client, gateway));
                Thread.ofVirtual().start(() -> pass(gateway, client));
            }
        } catch (IOException _) {
            // It was closed, or the target is gone.
        }
    }

    private Socket kept(Socket socket) {
        synchronized (open) {
            open.add(socket);
        }
        return socket;
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8 << 10];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                silence.await();
                out.write(bytes, 0, read);
            }
        } catch (IOException _) {
            // One side has gone, and so does the other.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        speakAgain();
        server.close();
        synchronized (open) {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }
}
