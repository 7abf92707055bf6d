package io.tickfold.engine.domain;

/// The log asks for decision logic that this engine does not have; it must stop, not guess.
public final class UnknownRulesException extends RuntimeException {

    UnknownRulesException(int rulesVersion) {
        super(
                "this engine does not know rulesVersion %d; run one that does"
                        .formatted(rulesVersion));
    }
}
