package io.tickfold.audit.log;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import java.util.Optional;

/// Proves which records of a partition an export holds: how many, and their hashes.
///
/// @param inputs how many
/// @param firstInput offset of the first, if there is one
/// @param inputsHash of all inputs, each chained to the one before ([ChainHash#afterInput])
/// @param events how many
/// @param eventsHash of all events, each chained to the one before ([ChainHash#afterEvent])
public record Seal(
        int partition,
        long inputs,
        Optional<Long> firstInput,
        Optional<Long> lastInput,
        ChainHash inputsHash,
        long events,
        ChainHash eventsHash) {

    private static final byte[] NOTHING = new byte[0];

    /// Of a partition without records.
    public static Seal empty(int partition) {
        return new Seal(
                partition,
                0,
                Optional.empty(),
                Optional.empty(),
                ChainHash.START,
                0,
                ChainHash.START);
    }

    /// With the next record of the partition.
    public Seal after(LogRecord next) {
        return switch (next.log()) {
            case INPUT -> afterInput(next);
            case EVENTS -> afterEvent(next);
        };
    }

    private Seal afterInput(LogRecord input) {
        return new Seal(
                partition,
                inputs + 1,
                firstInput.or(() -> Optional.of(input.offset())),
                Optional.of(input.offset()),
                input.asInput().chainedTo(inputsHash),
                events,
                eventsHash);
    }

    private Seal afterEvent(LogRecord event) {
        byte[] value = event.value();
        return new Seal(
                partition,
                inputs,
                firstInput,
                lastInput,
                inputsHash,
                events + 1,
                eventsHash.afterEvent(
                        MessageHeaders.typeName(event.headers()), value == null ? NOTHING : value));
    }
}
