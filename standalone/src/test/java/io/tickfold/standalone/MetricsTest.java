package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus gets of an instance on which every endpoint has been called.
class MetricsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "operating.md");
    private static final Pattern OURS = Pattern.compile("tickfold_\\w+");
    private static final int MAX_CHARACTERS = 60_000;

    /// They appear with their first count only.
    private static final Set<String> RARE =
            Set.of(
                    "tickfold_feed_prices_ignored_total",
                    "tickfold_feed_quotes_held_total",
                    "tickfold_feed_epochs_passed_total",
                    "tickfold_feed_sends_failed_total",
                    "tickfold_feed_source_outages_total",
                    "tickfold_feed_source_missed_total",
                    "tickfold_feed_source_repeated_total",
                    "tickfold_feed_source_silences_total",
                    "tickfold_feed_source_unreadable_total");

    @TempDir private static Path data;

    private static String scrape = "";

    @BeforeAll
    static void scrapeAnInstanceThatHasBeenUsed() throws Exception {
        try (RunningInstance instance = RunningInstance.start(data)) {
            TradingClient client = instance.client("alice");
            String order = closeOne(client);
            callEach(instance, client, order);
            scrape = get(instance.management().resolve("/actuator/prometheus"));
        }
    }

    /// The first answers of an instance may take longer than a client waits.
    private static String closeOne(TradingClient client) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(
                        () -> {
                            String order = client.open();
                            return client.closeOrder(order).status() == 200 ? order : "";
                        },
                        order -> !order.isEmpty());
    }

    private static void callEach(RunningInstance instance, TradingClient client, String order)
            throws IOException, InterruptedException {
        ApiDescription api = new ApiDescription(get(instance.api().resolve("/openapi.json")));
        for (ApiDescription.Operation each : api.operations()) {
            if (!each.path().contains("stream")) {
                TradingClient.send(
                        client.request(each.path().replaceAll("\\{.*}", order))
                                .method(each.method(), BodyPublishers.noBody()));
            }
        }
    }

    private static String get(URI address) throws IOException, InterruptedException {
        return TradingClient.send(HttpRequest.newBuilder(address)).body();
    }

    @Test
    void isSmall() {
        assertThat(scrape.length()).isLessThan(MAX_CHARACTERS);
    }

    @Test
    void describesEachMetric() {
        assertThat(scrape.lines().filter(line -> line.startsWith("# HELP")))
                .isNotEmpty()
                .allMatch(line -> line.strip().split(" ", 4).length == 4);
    }

    @Test
    void countsLatenciesInBuckets() {
        assertThat(scrape)
                .contains(
                        "http_server_requests_seconds_bucket{method=\"POST\",status=\"200\","
                                + "uri=\"/api/v1/trade/close\",le=\"0.1\"}");
    }

    @Test
    void countsRefusalsByReason() {
        assertThat(scrape)
                .containsPattern(
                        "tickfold_gateway_refusals_total\\{reason=\"MISSING_PARAMETERS\"} [1-9]");
        assertThat(scrape).contains("tickfold_engine_refusals_total{reason=\"EXPIRED\"} 0.0");
    }

    @Test
    void documentListsAllThatThereAreAndNoOther() throws IOException {
        Set<String> documented = ours(Files.readString(DOCUMENT));
        Set<String> there =
                scrape.lines()
                        .filter(line -> line.startsWith("# TYPE tickfold_"))
                        .map(line -> line.split(" ", 4)[2])
                        .collect(Collectors.toSet());
        assertThat(documented).containsAll(there).containsAll(RARE);
        documented.removeAll(RARE);
        assertThat(there).containsAll(documented);
    }

    private static Set<String> ours(String text) {
        return OURS.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void promtoolFindsNothingWrongWithOurs() throws Exception {
        assumeThat(isInstalled("promtool")).as("promtool is not installed").isTrue();
        Process promtool =
                new ProcessBuilder("promtool", "check", "metrics")
                        .redirectErrorStream(true)
                        .start();
        try (var input = promtool.outputWriter()) {
            input.write(scrape);
        }
        List<String> findings = promtool.inputReader().readAllLines();
        promtool.waitFor();
        assertThat(findings).noneMatch(line -> line.startsWith("tickfold_"));
    }

    private static boolean isInstalled(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
