package io.tickfold.feed;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;

/// The greatest position of each symbol that anybody has published, this feed included.
///
/// A feed that was passed publishes nothing of the symbol while the other one publishes anything.
/// If nothing follows, as after that one's end or a single wrong tick, it has to pass the other's
/// epoch in its turn. Ticks that no engine takes count for nothing.
final class OtherFeeds {

    /// Prices continue within 3 s, since it is looked for once a second.
    static final Duration SILENCE = Duration.ofSeconds(2);

    private final Map<Symbol, Seen> seen = new ConcurrentHashMap<>();
    private final Map<Long, Long> newestOfEpoch = new ConcurrentHashMap<>();
    private final Map<Symbol, Instrument> instruments;
    private final Duration tickDelay;
    private final LongSupplier nanoTime;
    private volatile long looked;

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
    }

    OtherFeeds(RulesChanged rules, LongSupplier nanoTime) {
        this.instruments =
                rules.instruments().stream()
                        .collect(toUnmodifiableMap(Instrument::symbol, identity()));
        this.tickDelay = rules.limits().tickDelay();
        this.nanoTime = nanoTime;
        this.looked = nanoTime.getAsLong();
    }

    /// Somebody has published a tick; those of symbols that this feed has not are left alone.
    ///
    /// @param appended when it was, by the broker's clock
    void saw(PriceTick tick, Instant appended) {
        Instrument instrument = instruments.get(tick.symbol());
        if (instrument != null && isTaken(tick, appended, instrument)) {
            Seen now = new Seen(tick.position(), tick.last(), false, nanoTime.getAsLong());
            Seen newest = seen.merge(tick.symbol(), now, Seen::orGreater);
            if (newest.nanos() == now.nanos()) {
                note(newest);
            }
        }
    }

    private void note(Seen newest) {
        newestOfEpoch.put(newest.position().epoch(), newest.nanos());
        if (newestOfEpoch.size() > seen.size()) {
            newestOfEpoch
                    .keySet()
                    .retainAll(
                            seen.values().stream()
                                    .map(each -> each.position().epoch())
                                    .collect(toSet()));
        }
    }

    private boolean isTaken(PriceTick tick, Instant appended, Instrument instrument) {
        Duration delay = Duration.between(tick.publishedAt(), appended);
        return delay.compareTo(tickDelay) <= 0
                && !tick.position().isAheadOf(appended)
                && !tick.quote().bid().isAbove(tick.quote().ask())
                && tick.quote().bid().isMultipleOf(instrument.priceStep())
                && tick.quote().ask().isMultipleOf(instrument.priceStep());
    }

    /// All that was published until now has been seen: whoever could not look does not take others
    /// for silent.
    void looked() {
        looked = nanoTime.getAsLong();
    }

    /// Whether another feed publishes in the place of this one.
    ///
    /// @param isPassed whether a position is after the last that this feed has published
    boolean arePublishing(Symbol symbol, BiPredicate<Symbol, FeedPosition> isPassed) {
        Seen last = seen.get(symbol);
        return last != null
                && isPassed.test(symbol, last.position())
                && !isSilent(last.position().epoch(), nanoTime.getAsLong());
    }

    /// Whether nothing of any symbol was seen of an epoch for a while.
    private boolean isSilent(long epoch, long now) {
        Long newest = newestOfEpoch.get(epoch);
        return newest != null && now - SILENCE.toNanos() - newest > 0;
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
        long then = looked;
        return seen.entrySet().stream()
                .filter(entry -> isPassed.test(entry.getKey(), entry.getValue().position()))
                .mapToLong(entry -> entry.getValue().position().epoch())
                .filter(epoch -> isSilent(epoch, then))
                .max();
    }
}
