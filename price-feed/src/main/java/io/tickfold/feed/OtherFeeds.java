package io.tickfold.feed;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;

/// The greatest position of each symbol that anybody has published, this feed included.
///
/// A feed that was passed publishes nothing of the symbol while the other one does. If nothing
/// follows, as after that one's end or a single wrong tick, it has to pass the other's epoch in its
/// turn.
final class OtherFeeds {

    /// Prices continue within 3 s, since it is looked for once a second.
    static final Duration SILENCE = Duration.ofSeconds(2);

    private final Map<Symbol, Seen> seen = new ConcurrentHashMap<>();
    private final RulesChanged rules;
    private final LongSupplier nanoTime;

    /// @param follows whether it is not the first of its epoch
    private record Seen(FeedPosition position, Price last, boolean follows, long nanos) {

        Seen orGreater(Seen other) {
            return other.position.compareTo(position) > 0
                    ? other.following(other.position.epoch() == position.epoch())
                    : this;
        }

        Seen following(boolean doesFollow) {
            return new Seen(position, last, doesFollow, nanos);
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
    void saw(PriceTick tick) {
        if (rules.instrument(tick.symbol()).isPresent()) {
            seen.merge(
                    tick.symbol(),
                    new Seen(tick.position(), tick.last(), false, nanoTime.getAsLong()),
                    Seen::orGreater);
        }
    }

    /// Whether another feed publishes the symbol in the place of this one.
    ///
    /// @param isPassed whether a position is after the last that this feed has published
    boolean publish(Symbol symbol, BiPredicate<Symbol, FeedPosition> isPassed) {
        Seen last = seen.get(symbol);
        return last != null
                && !last.isBefore(nanoTime.getAsLong() - SILENCE.toNanos())
                && isPassed.test(symbol, last.position());
    }

    /// What each symbol was last traded at by whoever published more of it than a single tick.
    Map<Symbol, Price> lastPrices() {
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().follows())
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().last()));
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
