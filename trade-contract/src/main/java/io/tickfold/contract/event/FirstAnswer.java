package io.tickfold.contract.event;

import java.time.Instant;

/// The account's events that answered a command for the first time.
///
/// @param at the log's time of that decision
public record FirstAnswer(long firstSequence, long lastSequence, Instant at) {}
