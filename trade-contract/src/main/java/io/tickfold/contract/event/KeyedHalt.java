package io.tickfold.contract.event;

import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;

/// A halt or resumption under an idempotency key that a partition remembers, so that the same under
/// the same key changes nothing any more.
///
/// @param commandId stands for the operator and the key
/// @param at the log's time when it came
public record KeyedHalt(CommandId commandId, Symbol symbol, boolean halted, Instant at) {}
