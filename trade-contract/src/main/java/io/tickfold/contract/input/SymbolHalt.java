package io.tickfold.contract.input;

import io.tickfold.contract.value.Symbol;

/// Trading in a symbol stops, or goes on.
///
/// While it is halted nothing is dealt in the symbol, by command or by itself, and its ticks are
/// passed over.
public record SymbolHalt(Symbol symbol, boolean halted) implements MarketInput {}
