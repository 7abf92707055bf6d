package io.tickfold.feed.quote;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;

/// Quotes for tests.
final class Quotes {

    static final Symbol BTC = new Symbol("BTCUSDT");
    static final Symbol ETH = new Symbol("ETHUSDT");
    static final SourceName A = new SourceName("a");
    static final SourceName B = new SourceName("b");
    static final SourceName C = new SourceName("c");

    private Quotes() {}

    static SourcedQuote quote(SourceName source, String bid, String ask) {
        return quote(BTC, source, bid, ask);
    }

    static SourcedQuote quote(Symbol symbol, SourceName source, String bid, String ask) {
        Price last = Price.of(bid);
        return new SourcedQuote(symbol, new Quote(last, Price.of(ask)), last, source);
    }

    /// A bid at so many dollars, and an ask of one more.
    static SourcedQuote at(SourceName source, int dollars) {
        return quote(source, dollars + ".00", dollars + 1 + ".00");
    }
}
