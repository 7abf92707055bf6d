package io.tickfold.engine.domain;

import java.util.Locale;

/// The log requires decision logic that this engine does not have; the engine must stop, not guess.
public final class UnknownRulesException extends RuntimeException {

    UnknownRulesException(int rulesVersion) {
        super(
                String.format(
                        Locale.ROOT,
                        "this engine does not know rulesVersion %d; run one that does",
                        rulesVersion));
    }
}
