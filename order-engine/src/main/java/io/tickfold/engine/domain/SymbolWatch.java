package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Quote;
import io.tickfold.engine.domain.Ladder.Rung;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Who has to be looked at when a symbol is quoted anew.
final class SymbolWatch {

    private final Map<Figure, Ladder> falling = new EnumMap<>(Figure.class);
    private final Map<Figure, Ladder> rising = new EnumMap<>(Figure.class);
    private final Set<AccountId> atAnyQuote = new HashSet<>();

    SymbolWatch() {
        for (Figure figure : Figure.values()) {
            falling.put(figure, Ladder.falling());
            rising.put(figure, Ladder.rising());
        }
    }

    Ladder ladder(Figure figure, boolean toFallingValues) {
        return Objects.requireNonNull((toFallingValues ? falling : rising).get(figure));
    }

    void add(Bound bound, AccountId account) {
        switch (bound) {
            case Bound.AnyQuote _ -> atAnyQuote.add(account);
            case Bound.Threshold threshold -> ladder(threshold).add(rung(threshold, account));
        }
    }

    void remove(Bound bound, AccountId account) {
        switch (bound) {
            case Bound.AnyQuote _ -> atAnyQuote.remove(account);
            case Bound.Threshold threshold -> ladder(threshold).remove(rung(threshold, account));
        }
    }

    private Ladder ladder(Bound.Threshold threshold) {
        return ladder(threshold.figure(), threshold.falling());
    }

    /// Sequences of events count from 1, so that no order's level has this tag.
    private static Rung rung(Bound.Threshold threshold, AccountId account) {
        return new Rung(threshold.value(), account, 0);
    }

    /// Adds the accounts for which the quote may mean something.
    void collectReached(Quote quote, Collection<AccountId> reached) {
        for (Figure figure : Figure.values()) {
            var value = figure.of(quote);
            ladder(figure, true).collectReached(value, reached);
            ladder(figure, false).collectReached(value, reached);
        }
        reached.addAll(atAnyQuote);
    }
}
