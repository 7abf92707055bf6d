package io.tickfold.audit.log;

/// An event that names an input of which no engine can have written an event there.
///
/// @param offset its own, in `trade-events`
/// @param input the offset that it names
public record MisplacedEvent(long offset, long input) {}
