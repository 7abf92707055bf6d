package io.tickfold.engine.domain;

import io.tickfold.contract.input.RulesChanged;

/// What the decision logic of a `rulesVersion` does that older logic does not: the only place that
/// knows the numbers.
///
/// @param version 0 before the first rules
record DecisionLogic(int version) {

    static final int NEWEST = 3;

    static DecisionLogic of(RulesChanged rules) {
        return new DecisionLogic(rules.rulesVersion());
    }

    /// Whether this engine can decide by it.
    boolean isKnown() {
        return 1 <= version && version <= NEWEST;
    }

    /// Whether one input works on so many events and accounts of a backlog, not closes alone.
    boolean boundsWork() {
        return version >= 3;
    }

    /// Whether an event that waited says when it was decided, not when its tick came.
    boolean datesByTheLog() {
        return version >= 3;
    }

    /// Whether a refusal says which command it refuses.
    boolean namesRefusedCommands() {
        return version >= 2;
    }

    /// Whether the hash of the state is kept as it changes, part by part.
    boolean hashesStateByParts() {
        return version >= 3;
    }

    /// Whether the keys of operators and those of an account's owner have bounds of their own,
    /// which no close is refused for.
    boolean boundsKeysApart() {
        return version >= 3;
    }

    /// Whether a halt that comes again under its key is ignored.
    boolean remembersKeysOfHalts() {
        return version >= 3;
    }

    /// Whether prices are ignored at which an account could be worth more than money can say, and
    /// orders refused.
    boolean boundsPrices() {
        return version >= 3;
    }

    /// Whether a deposit or adjustment is refused by name even if its sum is more than money can
    /// say.
    boolean refusesSumsOfAnySize() {
        return version >= 3;
    }

    /// Whether a position that no feed can have reached is ignored, of a new tick or the last one.
    boolean boundsPositions() {
        return version >= 3;
    }

    /// Whether an instrument that the rules no longer list can still be closed.
    boolean keepsDroppedInstruments() {
        return version >= 3;
    }
}
