package io.tickfold.contract.event;

/// Why an input was skipped.
public enum SkipReason {
    /// Deciding it failed, which is a fault of the engine; it raises an alarm.
    FAULT,
    /// It brings rules for decision logic that the engine does not have.
    UNKNOWN_RULES,
    /// An operator named it.
    OPERATOR
}
