package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.NeutralProcess;
import io.tickfold.gateway.identity.token.TokenIssuer;
import io.tickfold.standalone.Standalone.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run of everything for the JVM to learn from, so that `up` starts warm: it opens and closes
/// orders, reads, follows the streams, and ends in order.
///
/// Arguments: an empty directory.
public final class Rehearsal {

    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final int CLIENTS = 16;
    private static final int LINES = 50;
    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"(ord_[0-9a-f]{16})\"");
    private static final String ORDER =
            """
            {"symbol":"BTCUSDT","type":"buy","quantity":0.001,"leverage":100}\
            """;
    private static final List<String> READS =
            List.of(
                    "balance",
                    "account",
                    "trade/orders",
                    "trade/close?limit=10",
                    "prices",
                    "candles?symbol=BTC&interval=1d",
                    "instruments");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final TokenIssuer tokens;

    private Rehearsal(URI api, TokenIssuer tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    public static void main(String[] arguments) throws Exception {
        NeutralProcess.begin();
        Path data = Path.of(arguments[0]);
        Instance instance =
                Instance.start(
                        new Options(
                                0,
                                Optional.of(0),
                                data,
                                Feed.of(Feed.SIMULATED),
                                Optional.empty()));
        TokenIssuer tokens =
                new TokenIssuer(
                        SigningSecret.of(System.getenv(), data).readOrCreate(),
                        InstantSource.system());
        new Rehearsal(URI.create("http://127.0.0.1:" + instance.port()), tokens).run();
        System.exit(0);
    }

    private void run() throws Exception {
        follow("prices/stream");
        long end = System.nanoTime() + LENGTH.toNanos();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                String token = tokens.issue(new AccountId("client-" + i), Duration.ofHours(1));
                var _ =
                        clients.submit(() -> {
                            while (System.nanoTime() - end < 0) {
                                trade(token);
                            }
                            return token;
                        });
            }
        }
    }

    private void trade(String token) throws IOException, InterruptedException {
        Matcher order = ORDER_ID.matcher(post(token, "create", ORDER));
        if (order.find()) {
            String close = String.format(Locale.ROOT, "{\"orderId\":\"%s\"}", order.group(1));
            String _ = post(token, "close", close);
        }
        for (String read : READS) {
            String _ = send(request(token, read).GET());
        }
    }

    private String post(String token, String operation, String body)
            throws IOException, InterruptedException {
        return send(
                request(token, "trade/" + operation)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(api.resolve("/api/v1/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private void follow(String path) throws IOException, InterruptedException {
        String token = tokens.issue(new AccountId("client-0"), Duration.ofHours(1));
        HttpResponse<InputStream> answer =
                http.send(request(token, path).GET().build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            for (int i = 0; i < LINES && lines.readLine() != null; i++) {}
        }
    }
}
