package io.tickfold.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ExportFile;
import io.tickfold.audit.log.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a release wrote, frozen: its log, the engine's state, and the answers of its audit tool.
public record Release(Path folder) {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    public static List<Release> all() throws IOException {
        try (Stream<Path> folders = Files.list(RESOURCES.resolve("released"))) {
            return folders.filter(Files::isDirectory).sorted().map(Release::new).toList();
        }
    }

    /// An entry of a store, by the last record of its key in the store's changelog.
    ///
    /// @param format of the value, which is the first byte of what is stored
    public record StateEntry(String store, int partition, String key, byte format, String json) {

        private static final int FIELDS = 5;

        private static StateEntry of(String line) {
            String[] fields = line.split("\t", FIELDS);
            return new StateEntry(
                    fields[0],
                    Integer.parseInt(fields[1]),
                    fields[2],
                    Byte.parseByte(fields[3]),
                    fields[4]);
        }

        private String line() {
            return String.format(
                    Locale.ROOT, "%s\t%d\t%s\t%d\t%s", store, partition, key, format, json);
        }
    }

    public Path log() {
        return folder.resolve("log.jsonl");
    }

    /// All records of both logs, partition by partition.
    public List<LogRecord> records() throws IOException {
        List<LogRecord> records = new ArrayList<>();
        try (ExportFile file = ExportFile.open(log())) {
            for (int partition = 0; partition < file.partitions(); partition++) {
                file.read(partition, Part.BOTH).forEachRemaining(records::add);
            }
        }
        return records;
    }

    public List<StateEntry> state() throws IOException {
        return Files.readAllLines(folder.resolve("state.tsv")).stream()
                .map(StateEntry::of)
                .toList();
    }

    /// The names of what was answered in a folder, such as the orders in `explain`.
    List<String> answers(String folderName) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(folderName))) {
            return files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .toList();
        }
    }

    /// @param name of an answer's file, such as `verify.json`
    void assertAnswer(String name, String answer) throws IOException {
        Golden.assertSame(RESOURCES.relativize(folder.resolve(name)).toString(), answer);
    }

    /// The folder of the next release, with the questions that this one answered.
    public Release next(String version) throws IOException {
        Path target = folder.resolveSibling(version);
        assertThat(target).as("a release never changes").doesNotExist();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(folder.relativize(file).toString()));
            }
        }
        return new Release(target);
    }

    /// Writes the log of a cluster and the state of its engine.
    public void freeze(String bootstrapServers, List<StateEntry> state) throws IOException {
        CommandRun export =
                CommandRun.of(
                        "export",
                        "--bootstrap-servers",
                        bootstrapServers,
                        "--output",
                        log().toString());
        assertThat(export.exitCode()).isEqualTo(ExitCode.FINE);
        Files.write(folder.resolve("state.tsv"), state.stream().map(StateEntry::line).toList());
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
