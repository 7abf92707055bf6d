package io.tickfold.contract.event;

import io.tickfold.contract.value.ChainHash;

/// The records of a partition of `trade-input` between two checkpoints.
///
/// @param from offset of the first of them
/// @param hash of all of them, each chained to the one before, from 32 zero bytes
public record InputSpan(long from, ChainHash hash) {}
