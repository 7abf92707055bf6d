package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.standalone.ApiDescription.Operation;
import io.tickfold.standalone.ApiDescription.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sends random requests to all that `/openapi.json` describes; every answer must be as described.
///
/// `-Dtickfold.test.fuzz=N` sends N of them.
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("tickfold.test.fuzz", 1_000);
    private static final long SEED =
            Long.getLong("tickfold.test.seed", System.currentTimeMillis() % 1_000_000);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CLOSED =
            """
            {"message":"Order closed successfully","order":{"orderId":"ord_1234567890abcdef",\
            "status":"CLOSED","closePrice":1,"profit":1}}\
            """;

    @Test
    void findsNoAnswerThatIsNotDescribed(@TempDir Path data) throws Exception {
        try (RunningInstance instance = RunningInstance.start(data)) {
            ApiDescription api = described(instance.api());
            assertTellsWrongAnswersFromRightOnes(api);
            RandomRequests requests = requests(api, instance);
            List<Operation> operations = api.operations();
            List<String> violations = new ArrayList<>();
            TreeMap<Integer, Integer> statuses = new TreeMap<>();
            for (int i = 0; i < REQUESTS; i++) {
                Operation operation = operations.get(i % operations.size());
                HttpRequest request = requests.next(instance.api(), operation);
                Seen seen = sendUntilReady(request);
                statuses.merge(seen.status(), 1, Integer::sum);
                api.violation(operation, seen)
                        .map(wrong ->
                                String.format(
                                        Locale.ROOT,
                                        "%s: %s %s %s",
                                        operation,
                                        wrong,
                                        request,
                                        seen))
                        .ifPresent(violations::add);
            }
            System.out.printf(
                    Locale.ROOT,
                    "fuzz: seed %d, %d operations, answers by status %s%n",
                    SEED,
                    operations.size(),
                    statuses);
            assertThat(violations).as("seed " + SEED).isEmpty();
            assertThat(statuses).containsKeys(200, 400, 401, 404, 405);
            assertThat(instance.log()).doesNotContain("request failed");
        }
    }

    private static void assertTellsWrongAnswersFromRightOnes(ApiDescription api) {
        Operation close =
                api.operations().stream()
                        .filter(o -> o.toString().equals("POST /api/v1/trade/close"))
                        .findFirst()
                        .orElseThrow();
        assertThat(api.violation(close, json(200, CLOSED))).isEmpty();
        assertThat(api.violation(close, json(201, CLOSED))).isPresent();
        assertThat(api.violation(close, json(500, "{\"error\":\"x\"}"))).isPresent();
        assertThat(api.violation(close, json(200, "{}"))).isPresent();
        assertThat(api.violation(close, json(200, "{"))).isPresent();
        assertThat(api.violation(close, json(200, CLOSED.replace("1,", "\"1\",")))).isPresent();
        assertThat(api.violation(close, json(200, CLOSED.replace("}}", "},\"x\":1}")))).isEmpty();
        assertThat(api.violation(close, json(200, CLOSED.replace("CLOSED", "SHUT")))).isPresent();
        assertThat(api.violation(close, json(200, CLOSED.replace("ord_1", "ord_x")))).isPresent();
        assertThat(api.violation(close, json(400, "{\"error\":\"x\"}"))).isPresent();
        assertThat(api.violation(close, answer(200, CLOSED, Map.of("content-type", "text/html"))))
                .isPresent();
        assertHeadersCount(api, close);
    }

    private static void assertHeadersCount(ApiDescription api, Operation close) {
        String refusal = "{\"error\":\"x\"}";
        String json = "application/json";
        Map<String, String> right = Map.of("content-type", json, "refusal-reason", "FORBIDDEN");
        Map<String, String> wrong = Map.of("content-type", json, "refusal-reason", "forbidden");
        Map<String, String> more = Map.of("content-type", json, "x-powered-by", "x");
        assertThat(api.violation(close, answer(403, refusal, right))).isEmpty();
        assertThat(api.violation(close, answer(403, refusal, wrong))).isPresent();
        assertThat(api.violation(close, answer(200, CLOSED, more))).isPresent();
    }

    private static Seen json(int status, String body) {
        return answer(status, body, Map.of("content-type", "application/json"));
    }

    private static Seen answer(int status, String body, Map<String, String> headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Seen(status, all, body);
    }

    private static ApiDescription described(URI api) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/openapi.json")).build();
        return new ApiDescription(send(request).body());
    }

    private static RandomRequests requests(ApiDescription api, RunningInstance instance)
            throws Exception {
        TradingClient client = instance.client("fuzzer");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            orders.add(client.open());
        }
        String token =
                instance.tokens()
                        .issue(
                                new AccountId("fuzzer"),
                                Duration.ofHours(1),
                                Set.of(Scope.WITHDRAW, Scope.FUNDS_WRITE));
        return new RandomRequests(api, new RandomJson(new Random(SEED), orders), token);
    }

    /// Does as an answer says that asks for the same request again, but without the position that
    /// the request named: one that was made up may never be reached.
    private static Seen sendUntilReady(HttpRequest request) throws Exception {
        Seen first = send(request);
        if (isFinal(first)) {
            return first;
        }
        HttpRequest again =
                HttpRequest.newBuilder(request, (name, _) -> !name.equals("Min-Position")).build();
        return Awaitility.await(String.format(Locale.ROOT, "seed %d, %s", SEED, request))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> send(again), FuzzTest::isFinal);
    }

    private static boolean isFinal(Seen seen) {
        return seen.status() != 503 || !seen.saysWhenToRetry();
    }

    /// Reads no more of a stream than its head.
    private static Seen send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
        String type = response.headers().firstValue("Content-Type").orElse("");
        try (InputStream body = response.body()) {
            String text =
                    type.startsWith("text/event-stream")
                            ? ""
                            : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Seen(response.statusCode(), response.headers().map(), text);
        }
    }
}
