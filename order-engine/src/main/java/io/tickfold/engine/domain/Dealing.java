package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.NO_RULES;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_HALTED;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_SYMBOL;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.Map;
import java.util.Optional;

/// Whether, and at which quote, a symbol can be dealt in at this moment.
record Dealing(Market market, String symbol) {

    static Dealing in(Market market, Symbol symbol) {
        return new Dealing(market, symbol.value());
    }

    /// The rules for the symbol.
    ///
    /// @throws Refused if there are none
    Instrument instrument() {
        requireRules();
        return market.instrument(symbol).orElseThrow(() -> refused(UNKNOWN_SYMBOL));
    }

    /// The symbol's last quote.
    ///
    /// @throws Refused if nothing can be dealt at it
    LastQuote quote() {
        requireRules();
        Optional<RefusalReason> objection = objection();
        if (objection.isPresent()) {
            throw refused(objection.get());
        }
        return market.quote(new Symbol(symbol)).orElseThrow();
    }

    /// Why nothing can be dealt in the symbol; empty if it can.
    Optional<RefusalReason> objection() {
        Symbol traded = new Symbol(symbol);
        if (market.isHalted(traded)) {
            return Optional.of(SYMBOL_HALTED);
        }
        Optional<LastQuote> quote = market.quote(traded);
        if (quote.isEmpty()) {
            return Optional.of(QUOTE_MISSING);
        }
        return quote.filter(last -> !market.isFresh(last)).map(_ -> QUOTE_TOO_OLD);
    }

    private void requireRules() {
        if (market.rules().isEmpty()) {
            throw refused(NO_RULES);
        }
    }

    private Refused refused(RefusalReason reason) {
        return Refused.because(reason, Map.of("symbol", symbol));
    }
}
