package io.tickfold.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.cli.CommonOptions;
import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.cli.Figures;
import io.tickfold.audit.cli.ReadingProgress;
import io.tickfold.audit.cli.WrongArgumentsException;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ExportWriter;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.value.Sha256;
import io.tickfold.contract.wire.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `export`: writes the log to a file.
@Command(
        name = "export",
        description = {
            "Write the log to a file: as jsonl every record as it is, to be audited with --file"
                    + " later and elsewhere; as csv the events, for a spreadsheet.",
            "Keep the SHA-256 that is printed in another place than the file."
        })
public final class ExportCommand implements Callable<Integer> {

    private static final int BUFFER = 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--format",
            defaultValue = "jsonl",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Format format = Format.jsonl;

    @Mixin private FilterOptions wanted = new FilterOptions();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "Standard output by default. The file appears when it is complete, and replaces"
                            + " none.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replace a file that is there already.")
    private boolean force;

    @Option(
            names = "--bom",
            description =
                    "Begin a csv with a byte order mark, by which some spreadsheets know UTF-8.")
    private boolean bom;

    private long records;

    /// Forms of a file, spelt as on the command line.
    enum Format {
        jsonl,
        csv
    }

    /// What was exported.
    record Result(String format, boolean filtered, long records, String sha256) {}

    @Override
    public Integer call() throws IOException {
        if (bom && format != Format.csv) {
            throw new WrongArgumentsException("--bom is for --format csv");
        }
        options.requireOther(output);
        try (OutputFile target = OutputFile.open(output, force);
                AuditedLog log = options.open()) {
            OutputStream buffered = new BufferedOutputStream(target.stream(), BUFFER);
            DigestOutputStream digest = new DigestOutputStream(buffered, Sha256.digest());
            write(log, digest);
            digest.flush();
            target.complete();
            report(log, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        }
        return ExitCode.FINE;
    }

    private void write(AuditedLog log, OutputStream to) throws IOException {
        Part part =
                switch (format) {
                    case jsonl -> Part.BOTH;
                    case csv -> Part.EVENTS;
                };
        try (ReadingProgress reading = new ReadingProgress(log, part, "exporting")) {
            switch (format) {
                case jsonl -> writeJsonLines(log, reading, to);
                case csv -> writeCsv(log.partitions(), reading, to);
            }
        }
    }

    private void writeJsonLines(AuditedLog log, ReadingProgress reading, OutputStream to)
            throws IOException {
        ExportWriter writer = new ExportWriter(to);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        writer.begin(log.partitions(), now, isFiltered(log));
        for (int partition = 0; partition < log.partitions(); partition++) {
            write(reading.read(partition), writer::write);
            writer.seal();
        }
        writer.end();
    }

    private boolean isFiltered(AuditedLog log) {
        return wanted.isSet() || log.isFiltered();
    }

    private void writeCsv(int partitions, ReadingProgress reading, OutputStream to)
            throws IOException {
        to.write((bom ? BYTE_ORDER_MARK : "").getBytes(UTF_8));
        to.write(CsvLine.titles().getBytes(UTF_8));
        for (int partition = 0; partition < partitions; partition++) {
            write(reading.read(partition), each -> to.write(CsvLine.of(each).getBytes(UTF_8)));
        }
    }

    /// Writes one record.
    @FunctionalInterface
    private interface RecordWriter {

        void write(LogRecord next) throws IOException;
    }

    private void write(Iterator<LogRecord> all, RecordWriter writer) throws IOException {
        Predicate<LogRecord> isWanted = wanted.predicate();
        while (all.hasNext()) {
            LogRecord next = all.next();
            if (isWanted.test(next)) {
                writer.write(next);
                records++;
            }
        }
    }

    /// Beside the export itself, never in it.
    private void report(AuditedLog log, String sha256) {
        Result result = new Result(format.name(), isFiltered(log), records, sha256);
        String text =
                options.isJson()
                        ? Json.MAPPER.writeValueAsString(result)
                        : String.format(
                                Locale.ROOT,
                                "exported %s records, SHA-256 %s",
                                Figures.count(records),
                                sha256);
        (output == null ? System.err : System.out).println(text);
    }
}
