package io.tickfold.benchmarks;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.JwtSecretFile;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Clients of a running instance that open orders and close them.
final class OrderClients {

    private static final String ORDER =
            """
            {"symbol":"BTCUSDT","type":"buy","quantity":0.001,"leverage":100}\
            """;
    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"(ord_[0-9a-f]{16})\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final TokenIssuer tokens;
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    /// How long each kind of answer took.
    record Times(Answers opens, Answers closes) {

        Times() {
            this(new Answers(), new Answers());
        }
    }

    /// @param data the instance's directory, which holds the secret of its tokens
    OrderClients(URI api, Path data) throws IOException {
        this.api = api;
        this.tokens =
                new TokenIssuer(JwtSecretFile.read(JwtSecretFile.in(data)), InstantSource.system());
    }

    /// A token of the client with this number.
    String token(int client) {
        return tokens.issue(new AccountId("client-" + client), Duration.ofHours(1));
    }

    /// Opens an order and closes it.
    void trade(String token, Times times) {
        String opened = post(token, "create", ORDER, times.opens());
        Matcher order = ORDER_ID.matcher(opened);
        if (!order.find()) {
            wrong.add(opened);
            return;
        }
        String body = String.format(Locale.ROOT, "{\"orderId\":\"%s\"}", order.group(1));
        String closed = post(token, "close", body, times.closes());
        if (!closed.contains(order.group(1))) {
            wrong.add(closed);
        }
    }

    /// Prints how many answers were wrong, and a few of them.
    void printWrong() {
        System.out.println(wrong.size() + " wrong answers");
        wrong.stream().limit(3).forEach(System.out::println);
    }

    private String post(String token, String operation, String body, Answers answers) {
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve("/api/v1/trade/" + operation))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            answers.count(start);
            return answer.body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }
}
