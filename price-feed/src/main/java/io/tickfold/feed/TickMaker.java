package io.tickfold.feed;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.quote.SourcedQuote;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes the ticks of one run: one epoch for all at a time, and per symbol a sequence without gaps.
final class TickMaker {

    private final FeedHistory history;
    private final InstantSource time;
    private final Instant began;
    private final Map<Symbol, Long> sequences = new HashMap<>();
    private long epoch;

    TickMaker(FeedHistory history, InstantSource time) {
        this.history = history;
        this.time = time;
        this.began = time.instant();
        this.epoch = history.nextEpoch(began);
    }

    long epoch() {
        return epoch;
    }

    /// Whether engines would ignore the symbol's next tick, since somebody's was after it.
    boolean isPassedBy(Symbol symbol, FeedPosition position) {
        Long last = sequences.get(symbol);
        return last != null && position.compareTo(new FeedPosition(epoch, last)) > 0;
    }

    /// Continues in an epoch after another one, and most likely not in that of a third feed.
    void passEpoch(long other) {
        epoch = Math.max(other + 1, ChronoUnit.MICROS.between(Instant.EPOCH, time.instant()));
    }

    /// When this run began, by the feed's own time.
    Instant began() {
        return began.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The tick that publishes a quote now.
    PriceTick tick(SourcedQuote quote) {
        return new PriceTick(
                quote.symbol(),
                quote.quote(),
                quote.last(),
                new FeedPosition(epoch, nextSequence(quote.symbol())),
                now(),
                Optional.of(quote.source()));
    }

    private long nextSequence(Symbol symbol) {
        long next = sequences.getOrDefault(symbol, history.lastSequence(symbol)) + 1;
        sequences.put(symbol, next);
        return next;
    }

    /// The feed's own time, as finely as the broker stamps its log.
    Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
