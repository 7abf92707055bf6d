package io.tickfold.engine.streams;

import java.util.Map;
import java.util.Optional;

/// How far a partition's state has come, and what it hangs on.
///
/// @param topics ids of the topics without which the state means nothing, by name
/// @param input offset of the last input that led to events; -1 before the first
/// @param event the last event
record Head(Map<String, String> topics, long input, Optional<EventMark> event) {

    static final long NO_INPUT = -1;

    Head {
        topics = Map.copyOf(topics);
    }

    /// Before anything was decided.
    static Head start(Map<String, String> topics) {
        return new Head(topics, NO_INPUT, Optional.empty());
    }

    /// The same head, hanging on these topics.
    ///
    /// @param folded offset of the last input that led to events, as far as there is one
    Head in(Map<String, String> ids, long folded) {
        return new Head(ids, folded, event);
    }

    Head after(long inputOffset, EventMark last) {
        return new Head(topics, inputOffset, Optional.of(last));
    }
}
