package io.tickfold.audit.verify;

import java.util.Optional;

/// What was verified of a partition.
///
/// @param unchained events from before there were hashes
/// @param decided inputs that were decided again
/// @param decidedFrom the first of them; none if nothing could be decided again
/// @param checkpoints that agree with what the events come to
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
        long findings) {}
