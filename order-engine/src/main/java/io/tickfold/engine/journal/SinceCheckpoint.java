package io.tickfold.engine.journal;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.InputSpan;
import io.tickfold.contract.value.ChainHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The span of inputs since the last checkpoint, and their hash.
///
/// @param at the log's time of that checkpoint, or of the first input if there was none yet
/// @param from offset of the first input since
/// @param next offset of the next input
/// @param inputs hash of the inputs since, each chained to the one before; empty if some were
///   missed
public record SinceCheckpoint(Instant at, long from, long next, Optional<ChainHash> inputs) {

    /// Before the first input.
    public static final SinceCheckpoint BEGINNING = startingAt(Instant.EPOCH, 0);

    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private static SinceCheckpoint startingAt(Instant at, long from) {
        return new SinceCheckpoint(at, from, from, Optional.of(ChainHash.START));
    }

    /// Right after a checkpoint.
    public static SinceCheckpoint of(Checkpoint checkpoint) {
        return startingAt(checkpoint.at(), checkpoint.inputOffset() + 1);
    }

    /// With one more input; if it does not follow the last, some were missed.
    ///
    /// @param now the log's time
    public SinceCheckpoint with(InputRecord input, Instant now) {
        return new SinceCheckpoint(
                at.equals(Instant.EPOCH) ? now : at,
                from,
                input.offset() + 1,
                inputs.filter(_ -> input.offset() == next).map(input::chainedTo));
    }

    /// The same inputs, counted from another time.
    public SinceCheckpoint seenFrom(Instant time) {
        return new SinceCheckpoint(time, from, next, inputs);
    }

    /// Whether a multiple of the period has passed since.
    boolean isDue(Duration every, Instant now) {
        long period = every.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : every.toMillis();
        return now.toEpochMilli() / period > at.toEpochMilli() / period;
    }

    Optional<InputSpan> span() {
        return inputs.map(hash -> new InputSpan(from, hash));
    }
}
