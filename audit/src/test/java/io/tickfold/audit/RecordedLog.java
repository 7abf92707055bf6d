package io.tickfold.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.ExportWriter;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Both logs in memory; everything stands in the partitions that the records name.
public record RecordedLog(int partitions, List<LogRecord> records) implements AuditedLog {

    @Override
    public Iterator<LogRecord> read(int partition, Part part) {
        return of(partition)
                .filter(record -> part == Part.BOTH || record.log() == Log.EVENTS)
                .iterator();
    }

    /// The records of a partition.
    public Stream<LogRecord> of(int partition) {
        return records.stream().filter(record -> record.partition() == partition);
    }

    /// The same without some records.
    public RecordedLog without(Predicate<LogRecord> unwanted) {
        return new RecordedLog(
                partitions, records.stream().filter(Predicate.not(unwanted)).toList());
    }

    /// The same with the values of some records changed.
    public RecordedLog with(Predicate<LogRecord> meant, UnaryOperator<String> change) {
        return new RecordedLog(
                partitions,
                records.stream()
                        .map(record -> meant.test(record) ? changed(record, change) : record)
                        .toList());
    }

    private static LogRecord changed(LogRecord record, UnaryOperator<String> change) {
        String value = new String(Objects.requireNonNull(record.value()), UTF_8);
        return new LogRecord(
                record.log(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.headers(),
                change.apply(value).getBytes(UTF_8));
    }

    /// Writes all of it to a file as an export.
    public Path export(Path file) throws IOException {
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
            ExportWriter writer = new ExportWriter(output);
            writer.begin(partitions, Instant.EPOCH, false);
            for (int partition = 0; partition < partitions; partition++) {
                for (LogRecord each : of(partition).toList()) {
                    writer.write(each);
                }
                var _ = writer.seal();
            }
            writer.end();
        }
        return file;
    }

    @Override
    public void close() {}
}
