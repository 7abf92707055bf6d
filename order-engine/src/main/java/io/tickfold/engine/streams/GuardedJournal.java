package io.tickfold.engine.streams;

import io.tickfold.contract.event.SkipReason;
import io.tickfold.engine.journal.InputRecord;
import io.tickfold.engine.journal.JournalEntry;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal that no input stops: one that fails is skipped, and nothing of it is kept.
final class GuardedJournal {

    private static final Logger log = LoggerFactory.getLogger(GuardedJournal.class);

    private final int partition;
    private final Supplier<PartitionJournal> stored;
    private PartitionJournal journal;

    /// @param first that of the stores
    /// @param stored makes a journal as the stores have it, which know nothing of an input before
    ///   it was taken
    GuardedJournal(int partition, PartitionJournal first, Supplier<PartitionJournal> stored) {
        this.partition = partition;
        this.stored = stored;
        this.journal = first;
    }

    /// The journal after the last input.
    PartitionJournal now() {
        return journal;
    }

    JournalEntry take(InputRecord record) {
        try {
            return journal.take(record);
        } catch (RuntimeException e) {
            InputPlace place = new InputPlace(partition, record.offset());
            log.error("deciding input {} failed, it is skipped", place, e);
            journal = stored.get();
            journal.fold().skips().order(record.offset(), SkipReason.FAULT);
            return journal.take(record);
        }
    }
}
