package io.tickfold.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The log of every release is read, executed, verified and explained as that release did it.
class ReleasedLogTest {

    static List<Release> releases() throws IOException {
        return Release.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void executingTheInputsAgainGivesTheSameBytes(Release release) throws IOException {
        List<LogRecord> records = release.records();
        int partitions = records.getLast().partition() + 1;
        List<PartitionJournal> journals =
                IntStream.range(0, partitions)
                        .mapToObj(each -> new PartitionJournal(each, partitions))
                        .toList();
        List<String> executed = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (LogRecord each : records) {
            if (each.log() == Log.EVENTS) {
                written.add(text(each.headers(), Objects.requireNonNull(each.value())));
            } else {
                for (OutputRecord event :
                        journals.get(each.partition()).take(each.asInput()).records()) {
                    executed.add(text(event.headers(), event.value()));
                }
            }
        }
        assertThat(executed).isNotEmpty().isEqualTo(written);
    }

    private static String text(Headers headers, byte[] value) {
        return StreamSupport.stream(headers.spliterator(), false)
                        .map(each -> each.key() + '=' + new String(each.value(), UTF_8))
                        .collect(Collectors.joining(" "))
                + ' '
                + new String(value, UTF_8);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void verifyFindsNothing(Release release) throws IOException {
        String report = answer(release, "verify", "--json");

        assertThat(report).contains("\"findings\":[]");
        release.assertAnswer("verify.json", report.replaceFirst("\"millis\":\\d+", "\"millis\":0"));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void balancesAreThoseOfTheRelease(Release release) throws IOException {
        release.assertAnswer("balances.txt", answer(release, "balances"));
        release.assertAnswer("balances.json", answer(release, "balances", "--json"));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void accountsAreThoseOfTheRelease(Release release) throws IOException {
        assertAnswers(release, "account");
    }

    @ParameterizedTest
    @MethodSource("releases")
    void ordersAreExplainedAsByTheRelease(Release release) throws IOException {
        assertAnswers(release, "explain");
    }

    private static void assertAnswers(Release release, String command) throws IOException {
        List<String> names = release.answers(command);
        assertThat(names).isNotEmpty();
        for (String name : names) {
            release.assertAnswer(
                    String.format(Locale.ROOT, "%s/%s.txt", command, name),
                    answer(release, command, name));
        }
    }

    private static String answer(Release release, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--file", release.log().toString()));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
        return run.output();
    }
}
