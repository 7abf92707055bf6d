package io.tickfold.audit.verify;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.BrokenLineException;
import io.tickfold.audit.log.ExportFile;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.log.Seal;
import io.tickfold.audit.log.Sealing;
import io.tickfold.audit.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Verifies both logs, several partitions at a time.
final class Verification {

    private static final int BETWEEN_REPORTS = 10_000;

    private final AuditedLog log;
    private final LongConsumer progress;
    private final AtomicLong done = new AtomicLong();

    /// @param progress is told now and then how many records are done, by any thread
    Verification(AuditedLog log, LongConsumer progress) {
        this.log = log;
        this.progress = progress;
    }

    Report run() {
        List<PartitionAudit> audits = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<PartitionAudit>> running = new ArrayList<>();
            for (int partition = 0; partition < log.partitions(); partition++) {
                int each = partition;
                running.add(threads.submit(() -> verify(each)));
            }
            for (Future<PartitionAudit> each : running) {
                audits.add(await(each));
            }
        }
        TickCopies.doubts(audits)
                .forEach((partition, doubt) ->
                        new TickCopies(log)
                                .compare(partition, doubt, audits.get(partition).findings()));
        return Report.of(
                audits.stream().map(PartitionAudit::report).toList(),
                audits.stream().flatMap(each -> each.findings().kept().stream()).toList());
    }

    private static PartitionAudit await(Future<PartitionAudit> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private PartitionAudit verify(int partition) {
        PartitionAudit audit = new PartitionAudit(partition, log.partitions());
        Sealing sealing = new Sealing(partition);
        boolean isSealed = log instanceof ExportFile;
        Counted records = new Counted(log.read(partition, Part.BOTH), sealing, isSealed);
        Steps steps = new Steps(records, broken -> broken(audit, broken));
        while (steps.hasNext()) {
            audit.take(steps.next());
        }
        if (log instanceof ExportFile file) {
            checkSeal(file, partition, sealing.seal(), audit);
        }
        return audit;
    }

    private static void broken(PartitionAudit audit, BrokenLineException e) {
        audit.findings()
                .add(
                        Kind.UNREADABLE,
                        Log.EVENTS,
                        -1,
                        Optional.empty(),
                        String.valueOf(e.getMessage()));
    }

    private static void checkSeal(
            ExportFile file, int partition, Seal actual, PartitionAudit audit) {
        try {
            Seal stated = file.seal(partition);
            if (!stated.equals(actual)) {
                audit.findings()
                        .add(
                                Kind.SEAL,
                                stated.inputsHash().equals(actual.inputsHash())
                                        ? Log.EVENTS
                                        : Log.INPUT,
                                -1,
                                Optional.empty(),
                                "the export was sealed with %,d inputs and %,d events, and holds"
                                                .formatted(stated.inputs(), stated.events())
                                        + " %,d and %,d, or others"
                                                .formatted(actual.inputs(), actual.events()));
            }
        } catch (BrokenLineException e) {
            broken(audit, e);
        }
    }

    /// Counts and seals what is read.
    private final class Counted implements Iterator<LogRecord> {

        private final Iterator<LogRecord> records;
        private final Sealing sealing;
        private final boolean isSealed;
        private int unreported;

        Counted(Iterator<LogRecord> records, Sealing sealing, boolean isSealed) {
            this.records = records;
            this.sealing = sealing;
            this.isSealed = isSealed;
        }

        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public LogRecord next() {
            LogRecord next = records.next();
            if (isSealed) {
                sealing.add(next);
            }
            unreported++;
            if (unreported == BETWEEN_REPORTS) {
                progress.accept(done.addAndGet(unreported));
                unreported = 0;
            }
            return next;
        }
    }
}
