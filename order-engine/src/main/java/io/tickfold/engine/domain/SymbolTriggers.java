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

/// The triggers that new quotes of one symbol may reach: those of orders' levels and of accounts'
/// margin bounds.
final class SymbolTriggers {

    private final Map<QuoteField, TriggerBook> falling = new EnumMap<>(QuoteField.class);
    private final Map<QuoteField, TriggerBook> rising = new EnumMap<>(QuoteField.class);
    private final Set<AccountId> atAnyQuote = new HashSet<>();

    SymbolTriggers() {
        for (QuoteField field : QuoteField.values()) {
            falling.put(field, TriggerBook.falling());
            rising.put(field, TriggerBook.rising());
        }
    }

    /// The triggers that a field of the quotes reaches by falling or by rising.
    TriggerBook book(QuoteField field, boolean isFalling) {
        return Objects.requireNonNull((isFalling ? falling : rising).get(field));
    }

    void add(Bound bound, AccountId account) {
        switch (bound) {
            case Bound.AnyQuote _ -> atAnyQuote.add(account);
            case Bound.Threshold threshold -> book(threshold).add(trigger(threshold, account));
        }
    }

    void remove(Bound bound, AccountId account) {
        switch (bound) {
            case Bound.AnyQuote _ -> atAnyQuote.remove(account);
            case Bound.Threshold threshold -> book(threshold).remove(trigger(threshold, account));
        }
    }

    private TriggerBook book(Bound.Threshold threshold) {
        return book(threshold.field(), threshold.falling());
    }

    /// An order's trigger has the sequence of its opening as tag, which is never 0.
    private static Trigger trigger(Bound.Threshold threshold, AccountId account) {
        return new Trigger(threshold.value(), account, 0);
    }

    /// Adds the accounts that the quote may concern.
    void collectReached(Quote quote, Collection<AccountId> reached) {
        for (QuoteField field : QuoteField.values()) {
            var value = field.of(quote);
            book(field, true).collectReached(value, reached);
            book(field, false).collectReached(value, reached);
        }
        reached.addAll(atAnyQuote);
    }
}
