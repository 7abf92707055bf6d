package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.kafka.LogPosition;
import io.tickfold.gateway.web.Answer;

/// What a query found, and up to which record of `trade-events` that is true.
public record View<T>(T result, LogPosition position) {

    /// The answer that says how far the log had been read for it.
    public Answer mark(Answer answer) {
        return position.offset() < 0 ? answer : answer.with(Answer.POSITION, position.toString());
    }
}
