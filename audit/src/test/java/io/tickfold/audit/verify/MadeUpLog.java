package io.tickfold.audit.verify;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.ExportWriter;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.RandomHistory;
import io.tickfold.engine.journal.InputRecord;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.journal.Records;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/// Two partitions of a random history, as the engine would have written them: one with accounts,
/// and one that has but its copies of the market's inputs.
final class MadeUpLog implements AuditedLog {

    private final List<List<LogRecord>> partitions = List.of(new ArrayList<>(), new ArrayList<>());

    static MadeUpLog of(long seed, int inputs) {
        List<Entry> entries = new RandomHistory(new Random(seed)).of(inputs);
        MadeUpLog log = new MadeUpLog();
        log.write(0, entries);
        log.write(1, entries.stream().filter(MadeUpLog::isOfTheMarket).toList());
        return log;
    }

    private static boolean isOfTheMarket(Entry entry) {
        return entry.input().filter(MarketInput.class::isInstance).isPresent();
    }

    private void write(int partition, List<Entry> entries) {
        PartitionJournal journal = new PartitionJournal(partition, RandomHistory.PARTITIONS);
        long offset = 0;
        for (Entry each : entries) {
            LogPosition at = each.position();
            InputRecord input =
                    Records.of(
                            new Entry(
                                    each.input(),
                                    new LogPosition(offset++, at.appendedAt(), at.key())));
            add(partition, input);
            journal.take(input).records().forEach(event -> add(partition, event, input));
        }
    }

    private void add(int partition, InputRecord input) {
        partitions
                .get(partition)
                .add(
                        new LogRecord(
                                Log.INPUT,
                                partition,
                                input.offset(),
                                input.timestamp(),
                                input.key(),
                                input.headers(),
                                input.value()));
    }

    private void add(int partition, OutputRecord event, InputRecord cause) {
        List<LogRecord> records = partitions.get(partition);
        records.add(
                new LogRecord(
                        Log.EVENTS,
                        partition,
                        records.size(),
                        cause.timestamp(),
                        event.key().map(Topics.TRADE_EVENTS::encodeKey).orElse(null),
                        event.headers(),
                        event.value()));
    }

    /// The records of a partition, which a test may change.
    List<LogRecord> records(int partition) {
        return partitions.get(partition);
    }

    /// Writes all of it as it is now.
    void export(Path file) throws IOException {
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
            ExportWriter writer = new ExportWriter(output);
            writer.begin(partitions(), Instant.EPOCH, false);
            for (List<LogRecord> records : partitions) {
                for (LogRecord each : records) {
                    writer.write(each);
                }
                var _ = writer.seal();
            }
            writer.end();
        }
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public Iterator<LogRecord> read(int partition, Part part) {
        return partitions.get(partition).iterator();
    }

    @Override
    public void close() {}
}
