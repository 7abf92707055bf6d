package io.tickfold.engine.journal;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.FoldResult;
import java.util.List;
import java.util.Optional;

/// What one record of `trade-input` led to, with the records of `trade-events` that publish it.
///
/// @param unreadable why the input could not be read, if so
/// @param result of folding it; nothing if it could not be read and there is nobody to tell
/// @param records to write, in their order
public record JournalEntry(
        Optional<UnreadableMessageException> unreadable,
        FoldResult result,
        List<OutputRecord> records) {

    /// The events alone.
    public List<EngineEvent> events() {
        return records.stream().map(OutputRecord::event).toList();
    }
}
