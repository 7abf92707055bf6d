package io.tickfold.feed.source;

import io.tickfold.contract.value.Quote;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import java.util.HashMap;
import java.util.Map;

/// Tells by their numbers which quotes are newer than all before, so that of two connections the
/// slower one takes no price back.
final class QuoteSequences {

    /// So many old numbers that count up, and nothing newer for a while, mean that an exchange has
    /// begun again.
    static final int MOST_OLD = 20;

    private final long patienceNanos;
    private final Map<String, Last> all = new HashMap<>();

    /// The newest quote of a name, and the old ones that came after it.
    private record Last(long number, Quote quote, long at, long old, int olds) {

        Last(Quoted quoted, long now) {
            this(quoted.number(), quoted.quote(), now, -1, 0);
        }

        /// A source without numbers, or with coarse ones, has a new quote if it is another one.
        boolean isBefore(Quoted quoted) {
            return quoted.number() > number
                    || (quoted.number() == number && !quoted.quote().equals(quote));
        }

        Last after(Quoted past) {
            return new Last(number, quote, at, past.number(), past.number() > old ? olds + 1 : 1);
        }
    }

    /// @param patienceNanos how long a quote may be late
    QuoteSequences(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    boolean isNew(Quoted quoted, long now) {
        Last last = all.get(quoted.name());
        if (last == null || last.isBefore(quoted)) {
            all.put(quoted.name(), new Last(quoted, now));
            return true;
        }
        Last after = last.after(quoted);
        boolean hasRestarted = after.olds() > MOST_OLD && now - last.at() > patienceNanos;
        all.put(quoted.name(), hasRestarted ? new Last(quoted, now) : after);
        return hasRestarted;
    }
}
