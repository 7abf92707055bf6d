package io.tickfold.engine.stores;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.journal.OutputRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far a partition's state has advanced, and the topics that it is only valid with.
///
/// @param topics ids of the topics that the state is only valid with, by name
/// @param input offset of the last input that led to events; -1 before the first
/// @param event the last event
/// @param counted how many events its accounts have counted; those of accounts that do not exist
///   are not
/// @param eventsHash of all events, each chained to the one before
public record PartitionProgress(
        Map<String, String> topics,
        long input,
        Optional<EventDigest> event,
        long counted,
        ChainHash eventsHash) {

    public static final long NO_INPUT = -1;

    public PartitionProgress {
        topics = Map.copyOf(topics);
    }

    /// Before anything was decided.
    public static PartitionProgress start(Map<String, String> topics) {
        return new PartitionProgress(topics, NO_INPUT, Optional.empty(), 0, ChainHash.START);
    }

    /// What an event adds to the events that are counted.
    public static int countOf(EngineEvent event) {
        return event instanceof TradeEvent ofAccount && ofAccount.header().sequence() > 0 ? 1 : 0;
    }

    /// The same progress with these topics.
    ///
    /// @param folded offset of the last input that led to events, as far as there is one
    public PartitionProgress in(Map<String, String> ids, long folded) {
        return new PartitionProgress(ids, folded, event, counted, eventsHash);
    }

    /// After the events that an input led to, of which there is at least one.
    ///
    /// @param hash of all events, these included
    public PartitionProgress after(long inputOffset, List<OutputRecord> events, ChainHash hash) {
        OutputRecord last = events.getLast();
        long more = events.stream().mapToLong(each -> countOf(each.event())).sum();
        return after(inputOffset, EventDigest.of(last.id(), last.value()), more, hash);
    }

    /// @param more how many events have been counted since
    /// @param hash of all events, the last included
    public PartitionProgress after(long inputOffset, EventDigest last, long more, ChainHash hash) {
        return new PartitionProgress(topics, inputOffset, Optional.of(last), counted + more, hash);
    }
}
