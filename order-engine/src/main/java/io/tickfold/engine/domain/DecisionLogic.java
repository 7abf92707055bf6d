package io.tickfold.engine.domain;

import io.tickfold.contract.input.RulesChanged;

/// What the decision logic of a `rulesVersion` does that older logic does not: the only place that
/// knows the numbers.
///
/// @param version 0 before the first rules
record DecisionLogic(int version) {

    private static final int NEWEST = 3;

    static DecisionLogic of(RulesChanged rules) {
        return new DecisionLogic(rules.rulesVersion());
    }

    /// Whether this engine can decide by it.
    boolean isKnown() {
        return 1 <= version && version <= NEWEST;
    }

    /// Whether a refusal says which command it refuses.
    boolean namesRefusedCommands() {
        return version >= 2;
    }

    /// Whether prices are ignored at which an account could be worth more than money can say, and
    /// orders refused.
    boolean boundsPrices() {
        return version >= 3;
    }

    /// Whether an instrument that the rules no longer list can still be closed.
    boolean keepsDroppedInstruments() {
        return version >= 3;
    }
}
