package io.tickfold.feed;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.Trade;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes the ticks of one run: one epoch for all at a time, and per symbol a sequence without gaps.
final class TickMaker {

    private final RulesChanged rules;
    private final FeedHistory history;
    private final InstantSource time;
    private final Instant began;
    private final Map<Symbol, Long> sequences = new HashMap<>();
    private long epoch;

    TickMaker(RulesChanged rules, FeedHistory history, InstantSource time) {
        this.rules = rules;
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

    /// The tick for a trade; empty if the symbol is not in the rules.
    ///
    /// @throws IllegalArgumentException if the price leaves no quote
    Optional<PriceTick> tick(Trade trade) {
        return rules.instrument(trade.symbol()).map(instrument -> tick(trade, instrument));
    }

    private PriceTick tick(Trade trade, Instrument instrument) {
        Symbol symbol = trade.symbol();
        return new PriceTick(
                symbol,
                SpreadRule.quote(trade.price(), instrument),
                trade.price(),
                new FeedPosition(epoch, nextSequence(symbol)),
                now());
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
