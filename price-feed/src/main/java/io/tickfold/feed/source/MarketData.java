package io.tickfold.feed.source;

import io.tickfold.contract.value.Symbol;

/// What a source says of a symbol: that somebody traded, or what can be traded at.
public sealed interface MarketData permits Trade, MissedTrade, BestQuote {

    Symbol symbol();
}
