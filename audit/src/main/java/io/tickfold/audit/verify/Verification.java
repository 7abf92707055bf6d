package io.tickfold.audit.verify;

import io.tickfold.audit.cli.Partitions;
import io.tickfold.audit.cli.ReadingProgress;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.BrokenLineException;
import io.tickfold.audit.log.ExportFile;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.log.MisplacedEvent;
import io.tickfold.audit.log.Seal;
import io.tickfold.audit.verify.Finding.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Verifies both logs, several partitions at a time.
record Verification(AuditedLog log, List<EngineState> engine) {

    /// Verifies a log behind which no engine is known.
    static Verification of(AuditedLog log) {
        List<EngineState> unknown =
                IntStream.range(0, log.partitions()).mapToObj(_ -> EngineState.unknown()).toList();
        return new Verification(log, unknown);
    }

    Report run() {
        long begun = System.nanoTime();
        List<PartitionAudit> audits;
        try (ReadingProgress reading = new ReadingProgress(log, Part.BOTH, "verifying")) {
            audits = Partitions.map(log.partitions(), partition -> verify(partition, reading));
        }
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        TickCopies copies = new TickCopies(log);
        for (PartitionAudit audit : audits) {
            audit.doubt()
                    .ifPresent(doubt -> copies.compare(audit.partition(), doubt, audit.findings()));
        }
        return Report.of(
                audits.stream().map(PartitionAudit::report).toList(),
                audits.stream().flatMap(each -> each.findings().kept().stream()).toList(),
                millis);
    }

    private PartitionAudit verify(int partition, ReadingProgress reading) {
        PartitionAudit audit =
                new PartitionAudit(partition, log.partitions(), engine.get(partition));
        Steps steps =
                new Steps(reading.read(partition), broken -> report(broken, audit.findings()));
        if (log instanceof ExportFile file) {
            Seal seal = Seal.empty(partition);
            while (steps.hasNext()) {
                Steps.Step step = steps.next();
                seal = step.sealed(seal);
                audit.take(step);
            }
            checkSeal(file, seal, audit.findings());
        } else {
            while (steps.hasNext()) {
                audit.take(steps.next());
            }
        }
        log.misplaced(partition).forEach(each -> report(each, audit.findings()));
        audit.finish();
        return audit;
    }

    private static void report(BrokenLineException broken, Findings findings) {
        findings.add(Kind.UNREADABLE, Log.EVENTS, String.valueOf(broken.getMessage()));
    }

    private static void report(MisplacedEvent misplaced, Findings findings) {
        findings.add(
                Kind.FOREIGN,
                Log.EVENTS,
                misplaced.offset(),
                Optional.empty(),
                String.format(
                        Locale.ROOT,
                        "it names input %,d, of which no event can have been written there",
                        misplaced.input()));
    }

    private static void checkSeal(ExportFile file, Seal actual, Findings findings) {
        try {
            Seal stated = file.seal(actual.partition());
            if (!stated.equals(actual)) {
                boolean areInputsSound = stated.inputsHash().equals(actual.inputsHash());
                findings.add(
                        Kind.SEAL,
                        areInputsSound ? Log.EVENTS : Log.INPUT,
                        String.format(
                                Locale.ROOT,
                                "the partition was sealed with %,d inputs and %,d events; there are %,d and %,d, not all of them the same",
                                stated.inputs(),
                                stated.events(),
                                actual.inputs(),
                                actual.events()));
            }
        } catch (BrokenLineException _) {
            // It was found when the partition was read to its end.
        }
    }
}
