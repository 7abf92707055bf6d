package io.tickfold.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// 300 clients that send a byte a second, of all that a request consists of, and 200 that ask for
/// all events of an account and read none. They come from several addresses, and again whenever
/// they are turned away.
record SlowClients(URI api, OrderClients accounts) {

    private static final int WRITERS = 300;
    private static final int READERS = 200;
    private static final int STREAMS_AN_ACCOUNT = 10;
    private static final int ADDRESSES = 19;
    private static final int LITTLE = 4 * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// Longer than a gateway waits for a client that reads nothing.
    private static final Duration STALLED = Duration.ofSeconds(12);

    private static final List<String> BEGINNINGS =
            List.of(
                    "GET /",
                    "GET /api/v1/prices HTTP/1.1\r\nHost: x\r\nSome: ",
                    "POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n",
                    "POST /api/v1/trade/close HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n",
                    "POST /nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;");

    /// They are at it, until this is closed.
    record Open(ExecutorService threads, LongAdder connections) implements AutoCloseable {

        @Override
        public void close() {
            threads.shutdownNow();
            threads.close();
        }

        @Override
        public String toString() {
            return connections + " connections of slow clients";
        }
    }

    Open open() {
        Open open = new Open(Executors.newVirtualThreadPerTaskExecutor(), new LongAdder());
        List<String> tokens =
                IntStream.range(0, READERS / STREAMS_AN_ACCOUNT).mapToObj(accounts::token).toList();
        for (int i = 0; i < READERS; i++) {
            int address = i % ADDRESSES;
            String request = streamOf(tokens.get(i / STREAMS_AN_ACCOUNT));
            open.threads().execute(() -> again(open, () -> stall(address, request)));
        }
        for (int i = 0; i < WRITERS; i++) {
            int address = i % ADDRESSES;
            String beginning = BEGINNINGS.get(i % BEGINNINGS.size());
            open.threads().execute(() -> again(open, () -> trickle(address, beginning)));
        }
        return open;
    }

    /// What a client does on one connection.
    private interface Visit {
        void pay() throws IOException, InterruptedException;
    }

    private static void again(Open open, Visit visit) {
        while (!open.threads().isShutdown()) {
            open.connections().increment();
            try {
                visit.pay();
            } catch (IOException _) {
                // turned away
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static String streamOf(String token) {
        return "GET /api/v1/events/stream?after=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n";
    }

    private void stall(int address, String request) throws IOException, InterruptedException {
        try (Socket socket = connect(address)) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            Thread.sleep(STALLED);
        }
    }

    private void trickle(int address, String beginning) throws IOException, InterruptedException {
        try (Socket socket = connect(address)) {
            socket.getOutputStream().write(beginning.getBytes(US_ASCII));
            while (true) {
                Thread.sleep(PAUSE);
                socket.getOutputStream().write('a');
            }
        }
    }

    /// From 127.0.0.2 on, so that limits of addresses are not what is measured.
    private Socket connect(int address) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(LITTLE);
        socket.bind(
                new InetSocketAddress(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + address)}), 0));
        socket.connect(new InetSocketAddress(api.getHost(), api.getPort()));
        return socket;
    }
}
