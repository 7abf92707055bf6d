package io.tickfold.audit.log;

import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.LogRecord.Log;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Reads the records of a partition from an export, and sees to it that there is nothing else.
final class ExportedPartition implements Iterator<LogRecord> {

    private final ExportFile export;
    private final int partition;
    private final Part part;
    private final LineReader lines;
    private final RecordParser parser = new RecordParser();
    private Optional<LogRecord> next = Optional.empty();
    private boolean isAtEnd;

    ExportedPartition(ExportFile export, int partition, Part part, LineReader lines) {
        this.export = export;
        this.partition = partition;
        this.part = part;
        this.lines = lines;
    }

    /// @throws BrokenLineException if the next line is no record of the partition, or the partition
    ///   does not end with its seal; if this is called again, it continues after that line
    @Override
    public boolean hasNext() {
        while (next.isEmpty() && !isAtEnd) {
            if (lines.next()) {
                next = parse().filter(each -> part == Part.BOTH || each.log() == Log.EVENTS);
            } else {
                isAtEnd = true;
                export.requireEndOf(partition);
            }
        }
        return next.isPresent();
    }

    private Optional<LogRecord> parse() {
        try {
            LogRecord parsed = parser.parse(lines);
            if (parsed.partition() != partition) {
                throw new LineFault("it is not of partition " + partition);
            }
            return Optional.of(parsed);
        } catch (LineFault e) {
            throw export.broken(lines, e);
        }
    }

    @Override
    public LogRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LogRecord record = next.orElseThrow();
        next = Optional.empty();
        return record;
    }
}
