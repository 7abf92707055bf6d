package io.tickfold.engine.domain;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The market as it was when an input that waits had arrived; to be read before more of what waits
/// is decided.
///
/// @param offset of that input
record MarketThen(WaitingMarkets waiting, long offset, Instant at) implements Market {

    @Override
    public Optional<RulesChanged> rules() {
        return waiting.rules(offset);
    }

    @Override
    public Optional<Instrument> instrument(String symbol) {
        return Optional.ofNullable(waiting.instruments(offset).listed().get(symbol));
    }

    @Override
    public Optional<Instrument> definition(Symbol symbol) {
        return waiting.instruments(offset).find(symbol.value());
    }

    @Override
    public List<Instrument> dropped() {
        return waiting.instruments(offset).inOrder();
    }

    @Override
    public Optional<LastQuote> quote(Symbol symbol) {
        return waiting.quote(symbol, offset);
    }

    @Override
    public Map<Symbol, LastQuote> quotes() {
        Map<Symbol, LastQuote> all = new HashMap<>();
        waiting.symbols().forEach(symbol -> quote(symbol).ifPresent(q -> all.put(symbol, q)));
        return all;
    }

    @Override
    public Set<Symbol> halted() {
        return waiting.halted(offset);
    }
}
