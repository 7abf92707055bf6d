package io.tickfold.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A REST client of one account.
final class TradingClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI api;
    private final String token;

    TradingClient(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    /// What the API answered.
    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    Answer create(String body) throws IOException, InterruptedException {
        return post("/api/v1/trade/create", body);
    }

    Answer close(String body) throws IOException, InterruptedException {
        return post("/api/v1/trade/close", body);
    }

    /// Opens a small order.
    ///
    /// @throws IllegalStateException if that is refused
    String open() throws IOException, InterruptedException {
        Answer answer =
                create(
                        "{\"symbol\":\"BTCUSDT\",\"type\":\"buy\",\"quantity\":0.01,\"leverage\":100}");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.json().get("orderId").asString();
    }

    Answer closeOrder(String orderId) throws IOException, InterruptedException {
        return close(String.format(Locale.ROOT, "{\"orderId\":\"%s\"}", orderId));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /// The id of the one order that is open.
    String onlyOpenOrder() throws IOException, InterruptedException {
        JsonNode orders = get("/api/v1/trade/orders").json().get("message");
        if (orders.size() != 1) {
            throw new IllegalStateException(orders.toString());
        }
        return orders.get(0).get("orderId").asString();
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    /// Changes the levels of an order.
    Answer amend(String orderId, String body) throws IOException, InterruptedException {
        return send(
                request("/api/v1/trade/orders/" + orderId)
                        .method("PATCH", BodyPublishers.ofString(body)));
    }

    /// Posts under an idempotency key.
    Answer postOnce(String key, String path, String body) throws IOException, InterruptedException {
        return send(
                request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    /// Closes an order under an idempotency key.
    Answer closeOnce(String key, String orderId) throws IOException, InterruptedException {
        return postOnce(
                key,
                "/api/v1/trade/close",
                String.format(Locale.ROOT, "{\"orderId\":\"%s\"}", orderId));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }
}
