package io.tickfold.audit.log;

import static io.tickfold.audit.log.Records.event;
import static io.tickfold.audit.log.Records.input;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tickfold.audit.SeededRandom;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.LogRecord.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileTest {

    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path directory;

    private static byte[] export(List<List<LogRecord>> partitions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExportWriter writer = new ExportWriter(bytes);
        writer.begin(partitions.size(), CREATED, false);
        for (List<LogRecord> records : partitions) {
            for (LogRecord each : records) {
                writer.write(each);
            }
            writer.seal();
        }
        writer.end();
        return bytes.toByteArray();
    }

    private ExportFile file(byte[] content) throws IOException {
        return ExportFile.open(Files.write(directory.resolve("export.jsonl"), content));
    }

    private static byte[] small() throws IOException {
        return export(
                List.of(
                        List.of(event(0, 0, 3), input(0, 7), event(0, 1, 7), input(0, 8)),
                        List.of(input(1, 0))));
    }

    private ExportFile changed(UnaryOperator<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(new String(small(), UTF_8).lines().toList());
        return file((String.join("\n", change.apply(lines)) + "\n").getBytes(UTF_8));
    }

    @Test
    void aLineHoldsARecordThatAnyoneCanRead() throws IOException {
        assertThat(new String(small(), UTF_8).lines().limit(3))
                .containsExactly(
                        "{\"export\":\"tickfold\",\"version\":1,\"partitions\":2,"
                                + "\"created\":\"2026-01-02T03:04:05Z\",\"filtered\":false}",
                        "{\"log\":\"events\",\"partition\":0,\"offset\":0,"
                                + "\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"key\":\"acc-1\","
                                + "\"headers\":{\"ce_type\":\"tickfold.some.v1\",\"ce_id\":\"0-3-0\"},"
                                + "\"value\":{\"input\":3}}",
                        "{\"log\":\"input\",\"partition\":0,\"offset\":7,"
                                + "\"timestamp\":\"2026-01-02T03:04:05.685Z\",\"key\":\"acc-1\","
                                + "\"headers\":{\"ce_type\":\"tickfold.some.v1\"},"
                                + "\"value\":{\"offset\":7}}");
    }

    /// Work and memory grow with the number, which is only a word of the file.
    @Test
    void aHeaderThatNamesMorePartitionsThanThereCanBeIsRefused() {
        assertThatThrownBy(() ->
                        changed(lines -> {
                            lines.set(
                                    0,
                                    lines.getFirst()
                                            .replace(
                                                    "\"partitions\":2,",
                                                    "\"partitions\":2000000000,"));
                            return lines;
                        }))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("2,000,000,000 partitions");
    }

    @Test
    void whatIsReadIsWhatWasWrittenByteForByte() throws IOException {
        RandomGenerator random = SeededRandom.create().generator();
        List<List<LogRecord>> partitions = new ArrayList<>();
        for (int partition = 0; partition < 5; partition++) {
            List<LogRecord> records = new ArrayList<>();
            for (int offset = random.nextInt(2_000); offset > 0; offset--) {
                Log log = random.nextBoolean() ? Log.INPUT : Log.EVENTS;
                records.add(Records.random(log, partition, offset, random));
            }
            partitions.add(records);
        }
        try (ExportFile file = file(export(partitions))) {
            assertThat(file.partitions()).isEqualTo(5);
            for (int partition = 0; partition < 5; partition++) {
                List<LogRecord> read = Records.all(file.read(partition, Part.BOTH));
                assertThat(read.stream().map(Records::content))
                        .containsExactlyElementsOf(
                                partitions.get(partition).stream().map(Records::content).toList());
                Seal seal = Seal.empty(partition);
                for (LogRecord each : read) {
                    seal = seal.after(each);
                }
                assertThat(file.seal(partition)).isEqualTo(seal);
            }
        }
    }

    @Test
    void aStreamIsReadAsAFileIs() throws IOException {
        try (ExportFile file = ExportFile.open(new ByteArrayInputStream(small()))) {
            assertThat(Records.brief(file.read(0, Part.BOTH))).isEqualTo("e0 i7 e1 i8");
            assertThat(Records.brief(file.read(1, Part.BOTH))).isEqualTo("i0");
        }
    }

    /// What mail programs, version control and spreadsheets do to a text is no change of the log.
    @ParameterizedTest
    @ValueSource(strings = {"CRLF", "mark", "gzip", "CRLF and gzip", "two gzips"})
    void anExportIsReadAsWhatItIs(String mangling) throws IOException {
        String text = new String(small(), UTF_8);
        byte[] content =
                switch (mangling) {
                    case "CRLF" -> text.replace("\n", "\r\n").getBytes(UTF_8);
                    case "mark" -> ("\ufeff" + text).getBytes(UTF_8);
                    case "gzip" -> gzip(small());
                    case "CRLF and gzip" -> gzip(text.replace("\n", "\r\n").getBytes(UTF_8));
                    default -> twoGzips(small());
                };
        try (ExportFile file = file(content);
                ExportFile stream = ExportFile.open(new ByteArrayInputStream(content))) {
            for (ExportFile each : List.of(file, stream)) {
                assertThat(Records.brief(each.read(0, Part.BOTH))).isEqualTo("e0 i7 e1 i8");
                assertThat(Records.brief(each.read(1, Part.BOTH))).isEqualTo("i0");
                assertThat(each.read(0, Part.BOTH).next().value())
                        .isEqualTo("{\"input\":3}".getBytes(UTF_8));
                assertThat(each.seal(0).inputs()).isEqualTo(2);
                assertThat(each.remark().isPresent())
                        .isEqualTo(mangling.contains("CRLF") || mangling.equals("mark"));
            }
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] twoGzips(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(gzip(Arrays.copyOf(content, 100)));
        bytes.write(gzip(Arrays.copyOfRange(content, 100, content.length)));
        return bytes.toByteArray();
    }

    @Test
    void aGzipThatWasCutIsNoExport() throws IOException {
        byte[] whole = gzip(small());
        assertThatThrownBy(() -> file(Arrays.copyOf(whole, whole.length - 20)))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("cannot be read: ");
    }

    /// Work is counted, not timed: how many bytes are read for each byte of the file.
    @ParameterizedTest
    @ValueSource(ints = {200, 2_000})
    void damagedLinesAreNamedWithoutReadingTheFileForEach(int records) throws IOException {
        List<List<LogRecord>> partitions = new ArrayList<>();
        for (int partition = 0; partition < 4; partition++) {
            List<LogRecord> inputs = new ArrayList<>();
            for (int offset = 0; offset < records; offset++) {
                inputs.add(input(partition, offset));
            }
            partitions.add(inputs);
        }
        String damaged = new String(export(partitions), UTF_8).replace("\"key\":", "\"key\": ");
        Path path = Files.writeString(directory.resolve("damaged.jsonl"), damaged);
        try (CountingChannel channel = new CountingChannel(FileChannel.open(path));
                ExportFile file = new ExportFile(channel)) {
            channel.forget();
            for (int partition = 0; partition < 4; partition++) {
                assertThat(damages(file.read(partition, Part.BOTH))).isEqualTo(records);
            }
            assertThat(channel.bytesRead()).isLessThan(3L * damaged.length());
        }
    }

    private static int damages(Iterator<LogRecord> records) {
        int damages = 0;
        while (true) {
            try {
                if (!records.hasNext()) {
                    return damages;
                }
                records.next();
            } catch (BrokenLineException _) {
                damages++;
            }
        }
    }

    @Test
    void eventsCanBeReadAlone() throws IOException {
        try (ExportFile file = file(small())) {
            assertThat(Records.brief(file.read(0, Part.EVENTS))).isEqualTo("e0 e1");
            assertThat(file.estimate(Part.EVENTS)).isEqualTo(2);
            assertThat(file.estimate(Part.BOTH)).isEqualTo(5);
        }
    }

    @Test
    void aSealNamesTheInputsItIsOf() throws IOException {
        try (ExportFile file = file(small())) {
            assertThat(file.seal(0).firstInput()).isEqualTo(Optional.of(7L));
            assertThat(file.seal(0).lastInput()).isEqualTo(Optional.of(8L));
            assertThat(file.seal(1).inputs()).isEqualTo(1);
            assertThat(file.created()).isEqualTo(CREATED);
            assertThat(file.isFiltered()).isFalse();
        }
    }

    @Test
    void aBrokenLineIsNamedAndTheRestCanBeRead() throws IOException {
        try (ExportFile file =
                changed(lines -> {
                    lines.set(2, lines.get(2).replace("\"offset\":7,", "\"offset\": 7,"));
                    return lines;
                })) {
            var records = file.read(0, Part.BOTH);
            assertThat(records.next().offset()).isZero();
            BrokenLineException broken =
                    catchThrowableOfType(BrokenLineException.class, records::next);
            assertThat(broken.line()).isEqualTo(3);
            assertThat(broken).hasMessage("line 3: there is no number where one must stand");
            assertThat(Records.brief(records)).isEqualTo("e1 i8");
        }
    }

    private void assertBroken(UnaryOperator<List<String>> change, int partition, String message)
            throws IOException {
        try (ExportFile file = changed(change)) {
            assertThatThrownBy(() -> Records.all(file.read(partition, Part.BOTH)))
                    .isInstanceOf(BrokenLineException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void aLineOfAnotherPartitionIsFound() throws IOException {
        assertBroken(
                lines -> {
                    lines.add(2, lines.get(6));
                    return lines;
                },
                0,
                "line 3: it is not of partition 0");
    }

    @Test
    void aSecondHeaderIsFound() throws IOException {
        assertBroken(
                lines -> {
                    lines.add(3, lines.getFirst());
                    return lines;
                },
                0,
                "line 4: it is no record");
    }

    @Test
    void aMissingSealIsFound() throws IOException {
        assertBroken(
                lines -> {
                    lines.remove(5);
                    return lines;
                },
                0,
                "line 6: the end of a part is missing before it");
    }

    @Test
    void aFileThatWasCutIsFound() throws IOException {
        assertBroken(
                lines -> lines.subList(0, 4), 0, "line 5: the end of a part is missing before it");
        assertBroken(
                lines -> lines.subList(0, 8), 1, "line 9: the end of a part is missing before it");
    }

    @Test
    void whatFollowsTheEndIsFound() throws IOException {
        assertBroken(
                lines -> {
                    lines.add(lines.get(1));
                    return lines;
                },
                1,
                "line 9: more follows than one line");
    }

    /// A line that was copied to another place is either one more record, or reported.
    @Test
    void noLineIsPassedOverInSilence() throws IOException {
        RandomGenerator random = SeededRandom.create().generator();
        for (int i = 0; i < 300; i++) {
            UnaryOperator<List<String>> copying =
                    lines -> {
                        String copied = lines.get(random.nextInt(lines.size()));
                        lines.add(1 + random.nextInt(lines.size()), copied);
                        return lines;
                    };
            try (ExportFile file = changed(copying)) {
                assertThat(hasFault(file) || records(file) == 6).isTrue();
            }
        }
    }

    private static boolean hasFault(ExportFile file) {
        try {
            return records(file) == 0;
        } catch (BrokenLineException _) {
            return true;
        }
    }

    private static int records(ExportFile file) {
        int records = 0;
        for (int partition = 0; partition < file.partitions(); partition++) {
            records += Records.all(file.read(partition, Part.BOTH)).size();
        }
        return records;
    }

    @Test
    void anythingElseIsNoExport() {
        assertThatThrownBy(() -> file("{\"a\":1}\n".getBytes(UTF_8)))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessage("no export that can be read: it does not hold what must stand here");
        assertThatThrownBy(() -> ExportFile.open(directory.resolve("none")))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void aLineMayBeLongerThanWhatIsReadAtOnce() throws IOException {
        String text = "x".repeat(3_000_000);
        LogRecord plain = input(0, 0);
        LogRecord large =
                new LogRecord(
                        plain.log(),
                        0,
                        1,
                        plain.timestamp(),
                        null,
                        plain.headers(),
                        String.format(Locale.ROOT, "{\"text\":\"%s\"}", text).getBytes(UTF_8));
        try (ExportFile file = file(export(List.of(List.of(plain, large, input(0, 2)))))) {
            List<LogRecord> read = Records.all(file.read(0, Part.BOTH));
            assertThat(read).hasSize(3);
            assertThat(read.get(1).value()).isEqualTo(large.value());
        }
    }
}
