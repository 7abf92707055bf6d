package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.CommandRun;
import io.tickfold.audit.RecordedLog;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Records that no engine wrote end no command of the audit and change no answer; `verify` finds
/// each of them and re-executes what comes after.
class ForeignRecordsTest {

    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());
    private static final int INPUTS = 600;
    private static final byte[] GARBAGE = {'?', 0, -1};

    @TempDir private Path directory;

    private final Random random = new Random(SEED);
    private final RecordedLog clean = MadeUpLog.of(SEED, INPUTS);
    private int foreign;

    /// After some events of accounts, a record of each kind.
    private RecordedLog mixed() {
        System.out.println("ForeignRecordsTest: -Dtickfold.test.seed=" + SEED);
        List<LogRecord> records = new ArrayList<>();
        for (LogRecord each : clean.records()) {
            records.add(each);
            if (isOfAnAccount(each) && random.nextInt(20) == 0) {
                List<LogRecord> some = after(each);
                records.addAll(some);
                foreign += some.size();
            }
        }
        return log(records);
    }

    /// In a log, each record is later than those before it.
    private RecordedLog log(List<LogRecord> records) {
        long[] next = new long[clean.partitions()];
        return new RecordedLog(
                clean.partitions(),
                records.stream()
                        .map(each ->
                                each.log() == Log.EVENTS
                                        ? at(each, next[each.partition()]++)
                                        : each)
                        .toList());
    }

    /// A refusal to somebody without an account is chained to nothing, so that a copy is as good.
    private static boolean isOfAnAccount(LogRecord record) {
        return record.log() == Log.EVENTS
                && record.key() != null
                && !new String(Objects.requireNonNull(record.value()), UTF_8)
                        .contains("\"sequence\":0,");
    }

    private static List<LogRecord> after(LogRecord event) {
        byte[] value = Objects.requireNonNull(event.value());
        String later =
                new String(value, UTF_8).replaceFirst("\"sequence\":\\d+", "\"sequence\":-5");
        return List.of(
                like(event, new RecordHeaders(), GARBAGE),
                like(event, new RecordHeaders(), null),
                like(event, MessageHeaders.brief(MessageType.ORDER_CLOSED, "id"), value),
                like(event, event.headers(), value),
                like(event, event.headers(), later.getBytes(UTF_8)),
                like(event, without(event.headers(), "ce_chainhash"), value));
    }

    private static LogRecord at(LogRecord event, long offset) {
        return new LogRecord(
                event.log(),
                event.partition(),
                offset,
                event.timestamp(),
                event.key(),
                event.headers(),
                event.value());
    }

    private static LogRecord like(LogRecord event, Headers headers, byte @Nullable [] value) {
        return new LogRecord(
                event.log(),
                event.partition(),
                event.offset(),
                event.timestamp(),
                event.key(),
                headers,
                value);
    }

    private static Headers without(Headers headers, String name) {
        return new RecordHeaders(headers).remove(name);
    }

    @Test
    void verifyFindsEachAndReexecutesWhatFollows() {
        Report report = Verification.of(mixed()).run();

        assertThat(report.partitions().stream().mapToLong(PartitionReport::findings).sum())
                .isPositive()
                .isEqualTo(foreign);
        assertThat(report.findings()).extracting(Finding::kind).containsOnly(Kind.FOREIGN);
        assertThat(report.money()).isEqualTo(Verification.of(clean).run().money());
        for (PartitionReport each : report.partitions()) {
            assertThat(each.undecided()).isEmpty();
            assertThat(each.decided()).isEqualTo(each.inputs());
        }
    }

    /// With the marks of an event that is to come, and with what no rules lead to.
    @Test
    void verifyFindsWhatOnlyTheRulesTellFromTheEnginesAndNothingAfterIt() {
        List<LogRecord> records = new ArrayList<>();
        for (LogRecord each : clean.records()) {
            records.add(each);
            if (isOfAnAccount(each) && random.nextInt(20) == 0) {
                String id = each.partition() + "-" + (1_000_000 + random.nextInt(1_000)) + "-0";
                Headers headers = without(each.headers(), "ce_id").add("ce_id", id.getBytes(UTF_8));
                records.add(like(each, headers, each.value()));
                foreign++;
            }
        }

        Report report = Verification.of(log(records)).run();

        assertThat(report.partitions().stream().mapToLong(PartitionReport::findings).sum())
                .as("seed " + SEED)
                .isPositive()
                .isEqualTo(foreign);
        assertThat(report.findings()).extracting(Finding::kind).containsOnly(Kind.DECISION);
        assertThat(report.money()).isEqualTo(Verification.of(clean).run().money());
        assertThat(report.partitions()).allMatch(each -> each.decided() == each.inputs());
    }

    @Test
    void verifyFindsEachWhereNoInputIsKept() {
        RecordedLog log = mixed().without(record -> record.log() == Log.INPUT);

        Report report = Verification.of(log).run();

        assertThat(report.findings()).extracting(Finding::kind).containsOnly(Kind.FOREIGN);
        assertThat(report.partitions().stream().mapToLong(PartitionReport::findings).sum())
                .isEqualTo(foreign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"balances", "tail"})
    void everyCommandAnswersAsWithoutThem(String command) throws IOException {
        CommandRun usual = run(command, clean);
        CommandRun run = run(command, mixed());

        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).contains("no engine can have written").doesNotContain("\tat ");
        if (command.equals("balances")) {
            assertThat(run.output()).isEqualTo(usual.output());
        }
    }

    @Test
    void aSpreadsheetHasEachAtItsPlace() throws IOException {
        RecordedLog log = mixed();
        Path file = log.export(directory.resolve("log"));
        Path sheet = directory.resolve("sheet.csv");

        CommandRun run =
                CommandRun.of(
                        "export",
                        "--format",
                        "csv",
                        "--file",
                        file.toString(),
                        "--output",
                        sheet.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readAllLines(sheet))
                .hasSize(1 + log.without(each -> each.log() == Log.INPUT).records().size());
    }

    private CommandRun run(String command, RecordedLog log) throws IOException {
        Path file = log.export(directory.resolve("log"));
        return CommandRun.of(command, "--file", file.toString());
    }
}
