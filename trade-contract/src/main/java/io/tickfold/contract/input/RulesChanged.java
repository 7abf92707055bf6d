package io.tickfold.contract.input;

import io.tickfold.contract.value.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The trading rules that hold from here on.
///
/// @param rulesVersion the version of the decision logic that these settings are for
public record RulesChanged(int rulesVersion, TradingLimits limits, List<Instrument> instruments)
        implements MarketInput {

    private static final int MAX_INSTRUMENTS = 1_000;

    /// @throws IllegalArgumentException if a symbol occurs twice or there are over 1,000
    public RulesChanged {
        instruments = List.copyOf(instruments);
        Set<Symbol> symbols = new HashSet<>();
        for (Instrument instrument : instruments) {
            if (!symbols.add(instrument.symbol())) {
                throw new IllegalArgumentException("instrument stands twice");
            }
        }
        if (instruments.size() > MAX_INSTRUMENTS) {
            throw new IllegalArgumentException("at most 1,000 instruments");
        }
    }

    /// The rules of one instrument, if it can be traded.
    public Optional<Instrument> instrument(Symbol symbol) {
        return instruments.stream().filter(i -> i.symbol().equals(symbol)).findFirst();
    }
}
