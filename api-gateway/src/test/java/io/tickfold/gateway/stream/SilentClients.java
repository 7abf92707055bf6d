package io.tickfold.gateway.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Clients that ask for a stream and then read nothing of it.
final class SilentClients implements AutoCloseable {

    private static final int LITTLE = 4 * 1024;

    private final int port;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    SilentClients(int port) {
        this.port = port;
    }

    void open(HttpRequest.Builder request) {
        open(request.build(), new Socket());
    }

    /// The client's system takes in next to nothing either.
    void openStalled(HttpRequest.Builder request) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(LITTLE);
            open(request.build(), socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(HttpRequest request, Socket socket) {
        StringBuilder head =
                new StringBuilder("GET " + request.uri().getRawPath() + " HTTP/1.1\r\n");
        head.append("Host: 127.0.0.1\r\n");
        request.headers()
                .map()
                .forEach((name, values) -> head.append(name + ": " + values.getFirst() + "\r\n"));
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.add(socket);
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
