package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.audit.Audit;
import io.tickfold.standalone.TradingClient.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Nothing that a program reads depends on the language, the time zone or the charset of a machine.
///
/// Real processes run in the language whose capital letters differ and in one whose digits do; with
/// `-Dtickfold.test.languages=all` in all five.
@Timeout(300)
class LanguagesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path directory;

    /// Where a process runs.
    record Place(String language, String country, String zone) {

        private String[] options() {
            return new String[] {
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Djava.net.preferIPv6Addresses=true"
            };
        }

        private Map<String, String> environment() {
            return Map.of("LC_ALL", "C", "TZ", zone);
        }
    }

    static Stream<Place> places() {
        Stream<Place> usual =
                Stream.of(
                        new Place("tr", "TR", "Asia/Kolkata"),
                        new Place("fa", "IR", "America/St_Johns"));
        Stream<Place> more =
                Stream.of(
                        new Place("ar", "EG", "America/St_Johns"),
                        new Place("bn", "BD", "Asia/Kolkata"),
                        new Place("my", "MM", "America/St_Johns"));
        boolean all = "all".equals(System.getProperty("tickfold.test.languages"));
        return all ? Stream.concat(usual, more) : usual;
    }

    @ParameterizedTest
    @MethodSource("places")
    void everythingIsReadAndWrittenAsAnywhereElse(Place place) throws Exception {
        Path data = directory.resolve("my data");
        try (RunningInstance instance =
                RunningInstance.start(place.environment(), data, place.options())) {
            TradingClient alice = instance.client("alice");
            trade(alice);
            String order = trade(alice);
            hasALinkToTheNextPage(alice);
            streamsJson(alice);
            explains(place, data, order);
            exportsAndVerifies(place, data);
        }
    }

    /// Opens and closes an order. On a busy machine an answer may be late, which is no matter here.
    private static String trade(TradingClient client) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> openAndClose(client), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> openAndClose(TradingClient client) throws Exception {
        String order = client.open();
        return client.closeOrder(order).status() == 200 ? Optional.of(order) : Optional.empty();
    }

    private static void hasALinkToTheNextPage(TradingClient alice) throws Exception {
        Answer page = TradingClient.send(alice.request("/api/v1/trade/close?limit=1").GET());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Link").orElse(""))
                .startsWith("</api/v1/trade/close?limit=1&before=")
                .matches(US_ASCII.newEncoder()::canEncode);
    }

    private static void streamsJson(TradingClient alice) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = stream(client, alice)) {
            JsonNode event =
                    JSON.readTree(
                            lines.filter(line -> line.startsWith("data:"))
                                    .map(line -> line.substring("data:".length()))
                                    .filter(text -> text.contains("\"type\""))
                                    .findFirst()
                                    .orElseThrow());
            assertThat(event.get("sequence").asInt()).isEqualTo(1);
        }
    }

    private static Stream<String> stream(HttpClient client, TradingClient alice) throws Exception {
        HttpResponse<Stream<String>> response =
                client.send(
                        alice.request("/api/v1/events/stream?after=0").GET().build(),
                        BodyHandlers.ofLines());
        return response.body();
    }

    private static void explains(Place place, Path data, String order) {
        String text = audit(place, "explain", order, "--data", data.toString());
        assertThat(text).contains("a buy closes at the bid, ", " × 0.01 = ");
    }

    private void exportsAndVerifies(Place place, Path data) throws Exception {
        Path file = directory.resolve("log.jsonl");
        String said =
                audit(place, "export", "--data", data.toString(), "--output", file.toString());
        assertThat(said).contains("exported ").matches(US_ASCII.newEncoder()::canEncode);
        assertThat(Files.readString(file)).matches(US_ASCII.newEncoder()::canEncode);
        assertThat(Audit.execute("verify", "--file", file.toString())).isZero();
    }

    /// Runs a command of the audit tool in a process there. On a busy machine Kafka may answer
    /// late.
    private static String audit(Place place, String... arguments) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> output(place, arguments), _ -> true);
    }

    private static String output(Place place, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(place.options()));
        command.addAll(ClassArchive.options());
        command.add(Audit.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(place.environment());
        Process process = builder.start();
        String output = process.inputReader(UTF_8).readAllAsString();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }
}
