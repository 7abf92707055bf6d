package io.tickfold.engine.streams;

import io.tickfold.contract.event.TradeEvent;
import java.util.Map;
import java.util.Optional;

/// How far a partition's state has come, and what it hangs on.
///
/// @param topics ids of the topics without which the state means nothing, by name
/// @param input offset of the last input that led to events; -1 before the first
/// @param event the last event
/// @param counted how many events its accounts have counted; those of accounts that do not exist
///   are not
record Head(Map<String, String> topics, long input, Optional<EventMark> event, long counted) {

    static final long NO_INPUT = -1;

    Head {
        topics = Map.copyOf(topics);
    }

    /// Before anything was decided.
    static Head start(Map<String, String> topics) {
        return new Head(topics, NO_INPUT, Optional.empty(), 0);
    }

    /// What an event adds to the events that are counted.
    static int countOf(TradeEvent event) {
        return event.header().sequence() > 0 ? 1 : 0;
    }

    /// The same head, hanging on these topics.
    ///
    /// @param folded offset of the last input that led to events, as far as there is one
    Head in(Map<String, String> ids, long folded) {
        return new Head(ids, folded, event, counted);
    }

    /// @param more how many events have been counted since
    Head after(long inputOffset, EventMark last, long more) {
        return new Head(topics, inputOffset, Optional.of(last), counted + more);
    }
}
