package io.tickfold.feed.quote;

import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is kept of the quotes of an interval: of each symbol those with the lowest and the highest
/// bid, the lowest and the highest ask, and the last, in the order in which they came. Every level
/// that was touched is touched by one of them.
///
/// Of a price that runs away within the interval, so many more are kept that no two which follow
/// each other are farther apart than a jump, unless the source itself jumped: the engine's collar
/// would ignore what came after it.
public final class Conflation {

    private static final Comparator<SourcedQuote> BY_BID = Comparator.comparing(Conflation::bid);
    private static final Comparator<SourcedQuote> BY_ASK = Comparator.comparing(Conflation::ask);
    private static final List<Comparator<SourcedQuote>> EXTREMES =
            List.of(BY_BID, BY_BID.reversed(), BY_ASK, BY_ASK.reversed());
    private static final BigDecimal THIRD = new BigDecimal("0.333");
    private static final int MOST_STEPS = 200;

    private final BigDecimal step;
    private final Map<Symbol, Kept> kept = new LinkedHashMap<>();
    private final Map<Symbol, Quote> drained = new HashMap<>();

    /// @param jump how far a price may move at once
    Conflation(Percent jump) {
        this.step = jump.fraction().multiply(THIRD);
    }

    private static Price bid(SourcedQuote quote) {
        return quote.quote().bid();
    }

    private static Price ask(SourcedQuote quote) {
        return quote.quote().ask();
    }

    /// Of one symbol.
    private final class Kept {

        private final List<Placed> extremes = new ArrayList<>(EXTREMES.size());
        private final List<Placed> steps = new ArrayList<>(0);
        private Placed last;
        private Quote near;

        /// The first, second, … quote of the interval.
        private record Placed(int place, SourcedQuote quote) {}

        /// @param before the last one of the interval before
        Kept(SourcedQuote first, Optional<Quote> before) {
            last = new Placed(0, first);
            near = before.orElse(first.quote());
            EXTREMES.forEach(_ -> extremes.add(last));
            if (!isNear(first.quote())) {
                step(last);
            }
        }

        void add(SourcedQuote quote) {
            Placed newest = new Placed(last.place() + 1, quote);
            for (int i = 0; i < EXTREMES.size(); i++) {
                if (EXTREMES.get(i).compare(quote, extremes.get(i).quote()) < 0) {
                    extremes.set(i, newest);
                }
            }
            follow(newest);
            last = newest;
        }

        /// All quotes from one step to the next are near the first of them, which is kept.
        private void follow(Placed newest) {
            if (!isNear(newest.quote().quote())) {
                step(last);
                if (!isNear(newest.quote().quote())) {
                    step(newest);
                }
            }
        }

        private void step(Placed to) {
            near = to.quote().quote();
            if (steps.size() < MOST_STEPS && (steps.isEmpty() || !steps.getLast().equals(to))) {
                steps.add(to);
            }
        }

        private boolean isNear(Quote quote) {
            return isNear(quote.bid(), near.bid()) && isNear(quote.ask(), near.ask());
        }

        private boolean isNear(Price price, Price reference) {
            return price.value()
                            .subtract(reference.value())
                            .abs()
                            .compareTo(reference.value().multiply(step))
                    <= 0;
        }

        Collection<SourcedQuote> inOrder() {
            Map<Integer, SourcedQuote> ordered = new TreeMap<>();
            extremes.forEach(each -> ordered.put(each.place(), each.quote()));
            steps.forEach(each -> ordered.put(each.place(), each.quote()));
            ordered.put(last.place(), last.quote());
            return ordered.values();
        }
    }

    /// Adds the newest quote of a symbol.
    public void add(SourcedQuote quote) {
        Kept before = kept.get(quote.symbol());
        if (before == null) {
            Optional<Quote> last = Optional.ofNullable(drained.get(quote.symbol()));
            kept.put(quote.symbol(), new Kept(quote, last));
        } else {
            before.add(quote);
        }
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /// Hands over what was kept, and forgets it: lists of quotes that can be taken at once, since
    /// each is of another symbol, one list after the other.
    public List<List<SourcedQuote>> drain() {
        List<List<SourcedQuote>> waves = new ArrayList<>();
        for (Kept each : kept.values()) {
            drained.put(each.last.quote().symbol(), each.last.quote().quote());
            int wave = 0;
            for (SourcedQuote quote : each.inOrder()) {
                if (waves.size() == wave) {
                    waves.add(new ArrayList<>());
                }
                waves.get(wave).add(quote);
                wave++;
            }
        }
        kept.clear();
        return waves;
    }
}
