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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long opening and closing an order take over HTTP on a running instance, from outside.
///
/// Arguments: address of the API, its data directory, clients at a time, orders in all.
public final class HttpBenchmark {

    private static final String ORDER =
            """
            {"symbol":"BTCUSDT","type":"buy","quantity":0.001,"leverage":100}\
            """;
    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"(ord_[0-9a-f]{16})\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final TokenIssuer tokens;
    private final Answers opens = new Answers();
    private final Answers closes = new Answers();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    private HttpBenchmark(URI api, TokenIssuer tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    public static void main(String[] args) throws IOException {
        TokenIssuer tokens =
                new TokenIssuer(
                        JwtSecretFile.read(JwtSecretFile.in(Path.of(args[1]))),
                        InstantSource.system());
        HttpBenchmark benchmark = new HttpBenchmark(URI.create(args[0]), tokens);
        benchmark.run(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    }

    private void run(int clients, int orders) {
        AtomicInteger left = new AtomicInteger(orders);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                AccountId account = new AccountId("client-" + i);
                threads.execute(() -> trade(account, left));
            }
        }
        System.out.println("open   " + opens);
        System.out.println("close  " + closes);
        System.out.println(wrong.size() + " wrong answers");
        wrong.stream().limit(3).forEach(System.out::println);
    }

    private void trade(AccountId account, AtomicInteger left) {
        String token = tokens.issue(account, Duration.ofHours(1));
        while (left.getAndDecrement() > 0) {
            String opened = post(token, "create", ORDER, opens);
            Matcher order = ORDER_ID.matcher(opened);
            if (!order.find()) {
                wrong.add(opened);
                continue;
            }
            String body = "{\"orderId\":\"%s\"}".formatted(order.group(1));
            String closed = post(token, "close", body, closes);
            if (!closed.contains(order.group(1))) {
                wrong.add(closed);
            }
        }
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
