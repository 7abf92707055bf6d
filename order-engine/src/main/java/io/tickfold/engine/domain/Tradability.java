package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.NO_RULES;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_CLOSE_ONLY;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_EXPIRED;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_HALTED;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_SYMBOL;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.InstrumentState;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.Map;
import java.util.Optional;

/// Whether a symbol can be traded now, and at which quote: never while it is halted or its quote is
/// too old.
record Tradability(Market market, Symbol symbol) {

    static Tradability in(Market market, Symbol symbol) {
        return new Tradability(market, symbol);
    }

    /// The rules for the symbol that reads like this.
    ///
    /// @throws Refused if there are none
    static Instrument instrument(Market market, String symbol) {
        requireRules(market, symbol);
        return market.instrument(symbol).orElseThrow(() -> refused(UNKNOWN_SYMBOL, symbol));
    }

    /// The rules for a symbol in which an order is to be opened.
    ///
    /// @throws Refused if there are none, or if none may be opened
    static Instrument instrumentToOpen(Market market, String symbol) {
        Instrument instrument = instrument(market, symbol);
        return switch (instrument.stateNow()) {
            case CLOSE_ONLY -> throw refused(SYMBOL_CLOSE_ONLY, symbol);
            case EXPIRED -> throw refused(SYMBOL_EXPIRED, symbol);
            case OPEN, HALTED -> instrument;
        };
    }

    /// The rules for the symbol of an open order; the last ones, if it was dropped.
    ///
    /// @throws Refused if there are none
    Instrument instrument() {
        requireRules(market, symbol.value());
        return market.definition(symbol).orElseThrow(() -> refused(UNKNOWN_SYMBOL, symbol.value()));
    }

    /// The symbol's last quote.
    ///
    /// @throws Refused if the symbol cannot be traded
    LastQuote quote() {
        requireRules(market, symbol.value());
        Optional<RefusalReason> objection = objection();
        if (objection.isPresent()) {
            throw refused(objection.get(), symbol.value());
        }
        return market.quote(symbol).orElseThrow();
    }

    /// Why the symbol cannot be traded; empty if it can.
    Optional<RefusalReason> objection() {
        if (market.isHalted(symbol)) {
            return Optional.of(SYMBOL_HALTED);
        }
        Optional<LastQuote> quote = market.quote(symbol);
        if (quote.isEmpty()) {
            return Optional.of(QUOTE_MISSING);
        }
        return quote.filter(last -> !isInForce(last)).map(_ -> QUOTE_TOO_OLD);
    }

    /// A settlement price never gets too old.
    private boolean isInForce(LastQuote last) {
        return market.isFresh(last) || market.state(symbol) == InstrumentState.EXPIRED;
    }

    /// The symbol's last quote; empty if the symbol cannot be traded.
    Optional<LastQuote> quoteIfTradable() {
        return objection().isPresent() ? Optional.empty() : market.quote(symbol);
    }

    private static void requireRules(Market market, String symbol) {
        if (market.rules().isEmpty()) {
            throw refused(NO_RULES, symbol);
        }
    }

    private static Refused refused(RefusalReason reason, String symbol) {
        return Refused.because(reason, Map.of("symbol", symbol));
    }
}
