package io.tickfold.gateway.market;

import io.tickfold.contract.input.RulesChanged;
import java.util.Optional;

/// The trading rules in force, as they were published last.
@FunctionalInterface
public interface KnownRules {

    /// Empty until this gateway has read any.
    Optional<RulesChanged> latest();
}
