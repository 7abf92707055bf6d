package io.tickfold.contract.input;

import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Symbol;
import java.util.Optional;

/// Trading in a symbol stops, or goes on.
///
/// While it is halted nothing is dealt in the symbol, by command or by itself, and its ticks are
/// passed over.
///
/// @param commandId the same for every attempt under one idempotency key of an operator: from rules
///   version 3 on, a partition that has seen the attempt passes over the others; absent if there is
///   no key
public record SymbolHalt(Symbol symbol, boolean halted, Optional<CommandId> commandId)
        implements MarketInput {

    /// Without an idempotency key.
    public SymbolHalt(Symbol symbol, boolean halted) {
        this(symbol, halted, Optional.empty());
    }
}
