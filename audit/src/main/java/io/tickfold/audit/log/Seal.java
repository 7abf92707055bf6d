package io.tickfold.audit.log;

import io.tickfold.contract.value.ChainHash;
import java.util.Optional;

/// What the records of a partition in an export come to.
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
}
