package io.tickfold.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// An HTTP server that answers one request after the other with what a test says, each on a
/// connection of its own.
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /// Ends the connection without an answer.
    static final String NOTHING = "";

    ScriptedServer(String... answers) throws IOException {
        this.answers.addAll(List.of(answers));
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /// An answer with a JSON body.
    ///
    /// @param headers each as `Name: value`
    static String answer(int status, String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        if (!more.contains("Content-Type")) {
            more += "Content-Type: application/json\r\n";
        }
        return String.format(
                Locale.ROOT,
                "HTTP/1.1 %d x\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s",
                status,
                body.getBytes(UTF_8).length,
                more,
                body);
    }

    /// A stream that ends after these messages.
    static String stream(String... messages) {
        return "HTTP/1.1 200 x\r\nConnection: close\r\nContent-Type: text/event-stream\r\n\r\n"
                + String.join("", messages);
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    Tickfold client() {
        return Tickfold.at(api(), "token");
    }

    /// The requests so far, each with its headers and its body.
    List<String> requests() {
        return requests;
    }

    /// A header of each request so far; empty where it has none.
    List<String> sent(String header) {
        return requests.stream()
                .map(request ->
                        request.lines()
                                .filter(line -> line.startsWith(header + ": "))
                                .map(line -> line.substring(header.length() + 2))
                                .findFirst()
                                .orElse(""))
                .toList();
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                try (Socket connection = socket.accept()) {
                    requests.add(read(connection));
                    String answer = answers.poll();
                    connection
                            .getOutputStream()
                            .write((answer == null ? "" : answer).getBytes(UTF_8));
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String read(Socket connection) throws IOException {
        BufferedReader input =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        List<String> lines = new ArrayList<>();
        int length = 0;
        for (String line = input.readLine();
                line != null && !line.isEmpty();
                line = input.readLine()) {
            lines.add(line);
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < length; i++) {
            body.append((char) input.read());
        }
        return String.join("\n", lines) + "\n\n" + body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
