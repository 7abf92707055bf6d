package io.tickfold.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/// Reads a stream of server-sent events, one after the other.
final class SseClient implements AutoCloseable {

    private final InputStream body;
    private final BufferedReader reader;

    private SseClient(InputStream body) {
        this.body = body;
        this.reader = new BufferedReader(new InputStreamReader(body, UTF_8));
    }

    /// One event; absent fields are empty.
    record Item(String id, String type, String data) {

        long sequence() {
            return Long.parseLong(id);
        }

        boolean isHeartbeat() {
            return type.equals("heartbeat");
        }
    }

    static SseClient open(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).as(response.headers().toString()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            return new SseClient(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// The next event that is no heartbeat; empty once the stream has ended.
    Optional<Item> nextNews() {
        Optional<Item> item = next();
        while (item.filter(Item::isHeartbeat).isPresent()) {
            item = next();
        }
        return item;
    }

    /// The next event; empty once the stream has ended properly.
    Optional<Item> next() {
        String id = "";
        String type = "";
        String data = "";
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !type.isEmpty()) {
                    return Optional.of(new Item(id, type, data));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Cuts the connection, also while somebody reads.
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
