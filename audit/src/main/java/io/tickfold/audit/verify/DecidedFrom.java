package io.tickfold.audit.verify;

import io.tickfold.contract.event.Checkpoint;
import java.time.Instant;
import java.util.Optional;

/// How far back a partition's inputs could be decided again.
///
/// @param input offset of the first of them
/// @param checkpoint the time of the one that the state was taken from; none if it is the beginning
///   of the log
record DecidedFrom(long input, Optional<Instant> checkpoint) {

    static DecidedFrom of(Redecision.Start start) {
        return new DecidedFrom(start.input(), start.checkpoint().map(Checkpoint::at));
    }
}
