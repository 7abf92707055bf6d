package io.tickfold.engine.journal;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.domain.Folded;
import java.util.List;
import java.util.Optional;

/// What came of one record of `trade-input`.
///
/// @param input what it says, if it could be read
/// @param unreadable why it could not
/// @param folded what it led to; empty if it could not be read and nobody is to be told
/// @param records to be written, in their order
public record Written(
        Optional<TradeInput> input,
        Optional<UnreadableMessageException> unreadable,
        Optional<Folded> folded,
        List<OutputRecord> records) {

    /// The events alone.
    public List<EngineEvent> events() {
        return records.stream().map(OutputRecord::event).toList();
    }
}
