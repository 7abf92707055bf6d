package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Quote;
import io.tickfold.engine.domain.TriggerBook.Trigger;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Who has to be looked at when a symbol is quoted anew.
final class SymbolTriggers {

    private final Map<QuoteField, TriggerBook> falling = new EnumMap<>(QuoteField.class);
    private final Map<QuoteField, TriggerBook> rising = new EnumMap<>(QuoteField.class);
    private final Set<AccountId> atAnyQuote = new HashSet<>();

    SymbolTriggers() {
        for (QuoteField figure : QuoteField.values()) {
            falling.put(figure, TriggerBook.falling());
            rising.put(figure, TriggerBook.rising());
        }
    }

    TriggerBook ladder(QuoteField figure, boolean toFallingValues) {
        return Objects.requireNonNull((toFallingValues ? falling : rising).get(figure));
    }

    void add(Bound bound, AccountId account) {
        switch (bound) {
            case Bound.AnyQuote _ -> atAnyQuote.add(account);
            case Bound.Threshold threshold -> ladder(threshold).add(trigger(threshold, account));
        }
    }

    void remove(Bound bound, AccountId account) {
        switch (bound) {
            case Bound.AnyQuote _ -> atAnyQuote.remove(account);
            case Bound.Threshold threshold -> ladder(threshold).remove(trigger(threshold, account));
        }
    }

    private TriggerBook ladder(Bound.Threshold threshold) {
        return ladder(threshold.figure(), threshold.falling());
    }

    /// Sequences of events count from 1, so that no order's level has this tag.
    private static Trigger trigger(Bound.Threshold threshold, AccountId account) {
        return new Trigger(threshold.value(), account, 0);
    }

    /// Adds the accounts for which the quote may mean something.
    void collectReached(Quote quote, Collection<AccountId> reached) {
        for (QuoteField figure : QuoteField.values()) {
            var value = figure.of(quote);
            ladder(figure, true).collectReached(value, reached);
            ladder(figure, false).collectReached(value, reached);
        }
        reached.addAll(atAnyQuote);
    }
}
