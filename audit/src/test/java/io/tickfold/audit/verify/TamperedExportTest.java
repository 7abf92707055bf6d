package io.tickfold.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.log.ExportFile;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody may do to an export with a text editor, and where it shows.
class TamperedExportTest {

    private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)");
    private static final Pattern PROFIT =
            Pattern.compile("(\"profit\":\"-?\\d*)(\\d)(\\.\\d\\d\")");
    private static final Pattern BID = Pattern.compile("(\"bid\":\"\\d*)(\\d)");
    private static final Pattern ACCOUNT = Pattern.compile("\"accountId\":\"([^\"]+)\"");

    @TempDir Path directory;
    private Path file;
    private List<String> lines;

    @BeforeEach
    void export() throws IOException {
        file = directory.resolve("export.jsonl");
        MadeUpLog.of(3, 4_000).export(file);
        lines = new ArrayList<>(Files.readAllLines(file, UTF_8));
        assertThat(verify()).isEmpty();
    }

    private List<Finding> verify() throws IOException {
        Files.write(file, lines, UTF_8);
        try (ExportFile export = ExportFile.open(file)) {
            return Verification.of(export).run().findings();
        }
    }

    @Test
    void findsOneDigitOfAProfit() throws IOException {
        int line = some(each -> isEvent(each, "order-closed"));
        change(line, each -> PROFIT.matcher(each).replaceFirst(TamperedExportTest::otherDigit));

        assertThat(verify())
                .anySatisfy(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.DECISION);
                    assertThat(found.offset()).isEqualTo(offset(line));
                    assertThat(found.text()).startsWith("/profit is ");
                })
                .anySatisfy(found -> isAt(found, Kind.CHAIN, line))
                .anySatisfy(found -> isAt(found, Kind.MONEY, line));
    }

    @Test
    void findsAnEventThatWasRemoved() throws IOException {
        int line = some(each -> isEvent(each, "order-opened"));
        String id = text(line, "\"ce_id\":\"([^\"]+)\"");
        lines.remove(line);

        assertThat(verify())
                .anySatisfy(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.DECISION);
                    assertThat(found.text()).contains("event " + id).contains("is missing");
                })
                .anySatisfy(found -> assertThat(found.kind()).isEqualTo(Kind.SEQUENCE))
                .anySatisfy(found -> assertThat(found.kind()).isEqualTo(Kind.CHAIN))
                .anySatisfy(found -> assertThat(found.kind()).isEqualTo(Kind.SEAL));
    }

    @Test
    void findsTwoEventsThatWereSwapped() throws IOException {
        List<Integer> events =
                IntStream.range(0, lines.size())
                        .filter(i -> isEvent(lines.get(i), ""))
                        .boxed()
                        .toList();
        int first = events.get(events.size() / 2);
        int second = events.get(events.size() / 2 + 1);
        Collections.swap(lines, first, second);

        assertThat(verify())
                .anySatisfy(found -> isAt(found, Kind.ORDER, second))
                .anySatisfy(found -> isAt(found, Kind.DECISION, first));
    }

    @Test
    void findsAnOffsetThatWasChanged() throws IOException {
        int line = some(each -> isEvent(each, "order-opened"));
        change(line, each -> OFFSET.matcher(each).replaceFirst("\"offset\":0"));

        assertThat(verify()).anySatisfy(found -> isAt(found, Kind.ORDER, line));
    }

    @Test
    void findsAnEventThatWasAdded() throws IOException {
        int line = some(each -> isEvent(each, "funds-deposited"));
        lines.add(
                line + 1,
                lines.get(line).replaceFirst("\"amount\":\"[^\"]+\"", "\"amount\":\"1.00\""));

        assertThat(verify()).anySatisfy(found -> isAt(found, Kind.FOREIGN, line + 1));
    }

    @Test
    void findsATickThatWasChanged() throws IOException {
        int line = some(each -> each.contains("tickfold.price-tick.v1") && isOfPartition(each, 0));
        long tick = offset(line);
        change(line, each -> BID.matcher(each).replaceFirst(TamperedExportTest::otherDigit));

        assertThat(verify())
                .anySatisfy(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.INPUT);
                    assertThat(found.log()).isEqualTo(Log.INPUT);
                    assertThat(found.offset()).isEqualTo(tick);
                    assertThat(found.text()).contains("but its copy at 1-");
                });
    }

    @Test
    void findsTheTailOfAnAccountThatWasCut() throws IOException {
        int from = some(each -> isEvent(each, "order-closed"));
        String account = text(from, ACCOUNT.pattern());
        String key = String.format(Locale.ROOT, "\"key\":\"%s\"", account);
        List<String> tail = new ArrayList<>(lines.subList(from, lines.size()));
        tail.removeIf(each -> isEvent(each, "") && each.contains(key));
        String id = text(from, "\"ce_id\":\"([^\"]+)\"");
        lines = new ArrayList<>(lines.subList(0, from));
        lines.addAll(tail);

        assertThat(verify())
                .anySatisfy(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.DECISION);
                    assertThat(found.text()).contains(id);
                    assertThat(found.account().orElseThrow()).hasToString(account);
                });
    }

    /// Somebody who also leaves out the inputs that led there, and those of the market.
    @Test
    void findsThatTheEndOfAPartitionIsMissing() throws IOException {
        int seal = some(each -> each.startsWith("{\"seal\"") && each.contains("\"partition\":0"));
        lines.subList(seal - 5, seal).clear();

        assertThat(verify())
                .extracting(Finding::kind)
                .as("what is missing may be the event of an input that is there")
                .contains(Kind.SEAL)
                .isSubsetOf(Kind.SEAL, Kind.DECISION);
    }

    @Test
    void tellsEachDamageOfATornExportOnce() throws IOException {
        lines.subList(lines.size() / 2, lines.size()).clear();

        assertThat(verify())
                .filteredOn(each -> each.kind() == Kind.UNREADABLE)
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private void change(int line, UnaryOperator<String> edit) {
        String before = lines.get(line);
        lines.set(line, edit.apply(before));
        assertThat(lines.get(line)).isNotEqualTo(before);
    }

    private static String otherDigit(MatchResult match) {
        int digit = Integer.parseInt(match.group(2));
        String end = match.groupCount() > 2 ? match.group(3) : "";
        return match.group(1) + (digit + 1) % 10 + end;
    }

    /// One in the middle of those that there are.
    private int some(Predicate<String> wanted) {
        List<Integer> found =
                IntStream.range(0, lines.size())
                        .filter(i -> wanted.test(lines.get(i)))
                        .boxed()
                        .toList();
        return found.get(found.size() / 2);
    }

    private static boolean isEvent(String line, String type) {
        return line.startsWith("{\"log\":\"events\"") && line.contains("\"tickfold." + type);
    }

    private static boolean isOfPartition(String line, int partition) {
        return line.contains(String.format(Locale.ROOT, "\"partition\":%d,", partition));
    }

    private long offset(int line) {
        return Long.parseLong(text(line, OFFSET.pattern()));
    }

    private String text(int line, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(lines.get(line));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private void isAt(Finding found, Kind kind, int line) {
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.offset()).isEqualTo(offset(line));
    }
}
