package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.INVALID_SIDE;
import static io.tickfold.contract.event.RefusalReason.NO_RULES;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_SYMBOL;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.Map;

/// What it takes to open an order at all: rules, a known symbol, a fresh quote, a side.
record Dealing(TradingLimits limits, Instrument instrument, LastQuote quote, Side side) {

    static Dealing of(Market market, OpenOrder command) {
        Map<String, RequestedText> named = Map.of("symbol", command.symbol());
        RulesChanged rules = market.rules().orElseThrow(() -> Refused.because(NO_RULES, named));
        Instrument instrument =
                market.instrument(command.symbol().value())
                        .orElseThrow(() -> Refused.because(UNKNOWN_SYMBOL, named));
        LastQuote quote = freshQuote(market, instrument.symbol());
        return new Dealing(rules.limits(), instrument, quote, side(command.side()));
    }

    /// The symbol's last quote, if it is not older than the rules allow.
    static LastQuote freshQuote(Market market, Symbol symbol) {
        Map<String, Symbol> named = Map.of("symbol", symbol);
        RulesChanged rules = market.rules().orElseThrow(() -> Refused.because(NO_RULES, named));
        LastQuote quote =
                market.quote(symbol).orElseThrow(() -> Refused.because(QUOTE_MISSING, named));
        if (market.age(quote).compareTo(rules.limits().quoteAge()) > 0) {
            throw Refused.because(QUOTE_TOO_OLD, named);
        }
        return quote;
    }

    private static Side side(RequestedText requested) {
        return Side.parse(requested.value())
                .orElseThrow(() -> Refused.because(INVALID_SIDE, Map.of("side", requested)));
    }

    Price openPrice() {
        return quote.quote().opening(side);
    }

    Price closePrice() {
        return quote.quote().closing(side);
    }
}
