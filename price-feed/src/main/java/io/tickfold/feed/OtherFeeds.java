package io.tickfold.feed;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;

/// The greatest position of each symbol that anybody has published, this feed included.
///
/// A feed that was passed leaves the symbol to the other one while that publishes. If nothing
/// follows, as after a single wrong tick, it has to pass the other's epoch in its turn.
final class OtherFeeds {

    /// Prices continue within 3 s, since it is looked for once a second.
    static final Duration SILENCE = Duration.ofSeconds(2);

    private final Map<Symbol, Seen> seen = new ConcurrentHashMap<>();
    private final RulesChanged rules;
    private final LongSupplier nanoTime;

    private record Seen(FeedPosition position, long nanos) {

        Seen orGreater(Seen other) {
            return other.position.compareTo(position) > 0 ? other : this;
        }

        boolean isBefore(long time) {
            return time - nanos > 0;
        }
    }

    OtherFeeds(RulesChanged rules, LongSupplier nanoTime) {
        this.rules = rules;
        this.nanoTime = nanoTime;
    }

    /// Somebody has published a tick; those of symbols that this feed has not are left alone.
    void saw(Symbol symbol, FeedPosition position) {
        if (rules.instrument(symbol).isPresent()) {
            seen.merge(symbol, new Seen(position, nanoTime.getAsLong()), Seen::orGreater);
        }
    }

    /// The greatest epoch that has passed this feed, and in which nothing has followed for a while.
    ///
    /// @param isPassed whether a position is after the last that this feed has published
    OptionalLong silentEpoch(BiPredicate<Symbol, FeedPosition> isPassed) {
        long since = nanoTime.getAsLong() - SILENCE.toNanos();
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(since))
                .filter(entry -> isPassed.test(entry.getKey(), entry.getValue().position()))
                .mapToLong(entry -> entry.getValue().position().epoch())
                .max();
    }
}
