package io.tickfold.audit.verify;

import java.time.Instant;
import java.util.Optional;

/// What was verified of a partition.
///
/// @param unchained events from before there were hashes
/// @param decided inputs that were re-executed
/// @param decidedFrom the first of them; none if nothing could be re-executed
/// @param checkpoints that agree with the state folded from the events
/// @param isEngineSame whether the state that the engine has was compared too, and agrees
/// @param undecided why deciding ended before the log did; empty if it did not
/// @param findings how many there are
record PartitionReport(
        int partition,
        long inputs,
        long events,
        long unchained,
        long decided,
        Optional<DecidedFrom> decidedFrom,
        long checkpoints,
        boolean isEngineSame,
        String undecided,
        int accounts,
        int openOrders,
        Ledger.Totals money,
        long findings) {

    /// How far back a partition's inputs could be re-executed.
    ///
    /// @param input offset of the first of them
    /// @param checkpoint the time of the one that the state was taken from; none if it is the
    ///   beginning of the log
    record DecidedFrom(long input, Optional<Instant> checkpoint) {}
}
