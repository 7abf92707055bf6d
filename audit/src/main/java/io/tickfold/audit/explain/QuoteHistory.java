package io.tickfold.audit.explain;

import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/// The newest quotes of each symbol, so many that what waits can be priced by older ones.
final class QuoteHistory {

    private static final int KEPT = 1_000;

    private final Map<Symbol, Deque<LastQuote>> quotes = new HashMap<>();

    void add(Symbol symbol, LastQuote quote) {
        Deque<LastQuote> ofSymbol = quotes.computeIfAbsent(symbol, _ -> new ArrayDeque<>());
        ofSymbol.addLast(quote);
        if (ofSymbol.size() > KEPT) {
            ofSymbol.removeFirst();
        }
    }

    /// The symbol's quote when the input at an offset had been read; empty if it is not known.
    Optional<LastQuote> at(Symbol symbol, long offset) {
        Deque<LastQuote> ofSymbol = quotes.getOrDefault(symbol, new ArrayDeque<>());
        for (Iterator<LastQuote> newest = ofSymbol.descendingIterator(); newest.hasNext(); ) {
            LastQuote quote = newest.next();
            if (quote.offset() <= offset) {
                return Optional.of(quote);
            }
        }
        return Optional.empty();
    }

    /// The symbol and the quote that the tick at this very offset brought, if it is known.
    Optional<Map.Entry<Symbol, LastQuote>> broughtBy(long offset) {
        for (Symbol symbol : quotes.keySet()) {
            Optional<LastQuote> quote = at(symbol, offset).filter(q -> q.offset() == offset);
            if (quote.isPresent()) {
                return Optional.of(Map.entry(symbol, quote.get()));
            }
        }
        return Optional.empty();
    }
}
