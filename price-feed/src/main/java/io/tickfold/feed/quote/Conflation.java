package io.tickfold.feed.quote;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// What is kept of the quotes of an interval: of each symbol those with the lowest and the highest
/// bid, the lowest and the highest ask, and the last, in the order in which they came. Every level
/// that was touched is touched by one of them.
public final class Conflation {

    private static final Comparator<SourcedQuote> BY_BID = Comparator.comparing(Conflation::bid);
    private static final Comparator<SourcedQuote> BY_ASK = Comparator.comparing(Conflation::ask);
    private static final List<Comparator<SourcedQuote>> EXTREMES =
            List.of(BY_BID, BY_BID.reversed(), BY_ASK, BY_ASK.reversed());

    private final Map<Symbol, List<SourcedQuote>> kept = new LinkedHashMap<>();

    private static Price bid(SourcedQuote quote) {
        return quote.quote().bid();
    }

    private static Price ask(SourcedQuote quote) {
        return quote.quote().ask();
    }

    /// Adds the newest quote of a symbol.
    public void add(SourcedQuote quote) {
        kept.merge(
                quote.symbol(),
                List.of(quote),
                (before, newest) -> {
                    List<SourcedQuote> all = new ArrayList<>(before);
                    all.addAll(newest);
                    return extremes(all);
                });
    }

    private static List<SourcedQuote> extremes(List<SourcedQuote> quotes) {
        if (quotes.size() <= 2) {
            return quotes;
        }
        NavigableSet<Integer> places = new TreeSet<>();
        EXTREMES.forEach(order -> places.add(first(quotes, order)));
        places.add(quotes.size() - 1);
        return places.stream().map(quotes::get).toList();
    }

    private static int first(List<SourcedQuote> quotes, Comparator<SourcedQuote> order) {
        int first = 0;
        for (int i = 1; i < quotes.size(); i++) {
            if (order.compare(quotes.get(i), quotes.get(first)) < 0) {
                first = i;
            }
        }
        return first;
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /// Hands over what was kept, and forgets it: lists of quotes that can be taken at once, since
    /// each is of another symbol, one list after the other.
    public List<List<SourcedQuote>> drain() {
        List<List<SourcedQuote>> waves = new ArrayList<>();
        for (List<SourcedQuote> quotes : kept.values()) {
            for (int i = 0; i < quotes.size(); i++) {
                if (waves.size() == i) {
                    waves.add(new ArrayList<>());
                }
                waves.get(i).add(quotes.get(i));
            }
        }
        kept.clear();
        return waves;
    }
}
