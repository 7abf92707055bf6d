package io.tickfold.audit.log;

import java.util.Iterator;
import java.util.List;

/// Both logs as far as they are kept, partition by partition.
public interface AuditedLog extends AutoCloseable {

    int partitions();

    /// The records of a partition of both logs: each input, then the events that it led to. Events
    /// whose input is no longer kept come first, inputs that the engine has not decided yet not at
    /// all. May be called from several threads, for one partition each.
    ///
    /// @param part what is wanted
    Iterator<LogRecord> read(int partition, Part part);

    /// The events that were left out since they name inputs that are not decided yet, although no
    /// engine can have written them there; once the partition has been read.
    default List<MisplacedEvent> misplaced(int partition) {
        return List.of();
    }

    /// Whether records were left out on purpose; then nothing can be proved by it.
    default boolean isFiltered() {
        return false;
    }

    /// How many records there are at most, to judge how long it takes; 0 if that is not known.
    default long estimate(Part part) {
        return 0;
    }

    /// What of a partition is wanted.
    enum Part {
        /// inputs and events
        BOTH,
        /// events alone
        EVENTS
    }

    @Override
    void close();
}
