package io.tickfold.feed.source;

import io.tickfold.contract.value.Symbol;

/// A trade that was made while the source could not be heard, and was told later: its price is none
/// of now.
public record MissedTrade(Trade trade) implements MarketData {

    @Override
    public Symbol symbol() {
        return trade.symbol();
    }
}
