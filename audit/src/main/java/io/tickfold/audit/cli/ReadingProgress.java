package io.tickfold.audit.cli;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.LogRecord;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/// Reads a log and shows on a terminal how far it is, over all partitions.
public final class ReadingProgress implements AutoCloseable {

    private static final int SHOWN_EVERY = 4_096;

    private final AuditedLog log;
    private final Part part;
    private final String task;
    private final long total;
    private final AtomicLong done = new AtomicLong();
    private final ProgressDisplay display = ProgressDisplay.onTerminal(System.err);

    /// @param task such as `reading events`
    public ReadingProgress(AuditedLog log, Part part, String task) {
        this.log = log;
        this.part = part;
        this.task = task;
        total = log.estimate(part);
    }

    /// The records of a partition; each counts when it is read.
    public Iterator<LogRecord> read(int partition) {
        Iterator<LogRecord> records = log.read(partition, part);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public LogRecord next() {
                count();
                return records.next();
            }
        };
    }

    private void count() {
        long now = done.incrementAndGet();
        if (now % SHOWN_EVERY == 0) {
            display.show(task, now, Math.max(now, total));
        }
    }

    /// Clears the line.
    @Override
    public void close() {
        display.clear();
    }
}
