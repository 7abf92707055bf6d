package io.tickfold.gateway.market;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Symbol;
import java.util.Optional;

/// The trading rules in force, as they were published last.
@FunctionalInterface
public interface KnownRules {

    /// Empty until this gateway has read any.
    Optional<RulesChanged> latest();

    /// An instrument, if they list it.
    default Optional<Instrument> instrument(Symbol symbol) {
        return latest().flatMap(rules -> rules.instrument(symbol));
    }
}
