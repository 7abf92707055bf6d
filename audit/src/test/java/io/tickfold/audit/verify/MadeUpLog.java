package io.tickfold.audit.verify;

import io.tickfold.audit.RecordedLog;
import io.tickfold.audit.WrittenPartition;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.RandomHistory;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Two partitions of a random history, as the engine would have written them: one with accounts,
/// and one that has but its copies of the market's inputs.
final class MadeUpLog {

    private MadeUpLog() {}

    static RecordedLog of(long seed, int inputs) {
        List<Entry> entries = new RandomHistory(new Random(seed)).of(inputs);
        Stream<LogRecord> first = write(0, entries);
        Stream<LogRecord> second =
                write(1, entries.stream().filter(MadeUpLog::isOfTheMarket).toList());
        return new RecordedLog(RandomHistory.PARTITIONS, Stream.concat(first, second).toList());
    }

    private static Stream<LogRecord> write(int partition, List<Entry> entries) {
        WrittenPartition written = new WrittenPartition(partition, RandomHistory.PARTITIONS);
        entries.forEach(written::write);
        return written.records().stream();
    }

    private static boolean isOfTheMarket(Entry entry) {
        return entry.input().filter(MarketInput.class::isInstance).isPresent();
    }
}
