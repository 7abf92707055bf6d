package io.tickfold.engine.domain;

import io.tickfold.contract.event.CheckpointQuote;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.InstrumentState;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules, quotes, halts and time that a partition's log has stated so far, for reading only.
///
/// It changes as the fold advances; [MarketSnapshot#of(Market)] keeps what it says now.
public sealed interface Market permits LiveMarket, MarketThen {

    /// A symbol's newest quote.
    ///
    /// @param at the log's time when it arrived
    /// @param offset of its tick in the input partition
    /// @param anchors how far the symbol's quotes have moved; absent from older state
    record LastQuote(
            Quote quote,
            FeedPosition position,
            Instant at,
            long offset,
            Optional<Anchors> anchors) {

        /// A quote that nothing is known to have come before.
        public LastQuote(Quote quote, FeedPosition position, Instant at, long offset) {
            this(quote, position, at, offset, Optional.empty());
        }

        static LastQuote of(CheckpointQuote stated) {
            return new LastQuote(
                    stated.quote(),
                    stated.position(),
                    stated.at(),
                    stated.offset(),
                    stated.anchors().map(Anchors::stated));
        }

        /// Right after another quote of the symbol, if there was one.
        LastQuote after(Optional<LastQuote> before) {
            return with(
                    before.map(last -> last.anchored().after(quote))
                            .orElseGet(() -> Anchors.startingAt(quote)));
        }

        /// With no anchor but itself.
        LastQuote anchoredAnew() {
            return with(Anchors.startingAt(quote));
        }

        /// The same, as if it had moved so far.
        LastQuote movedTo(int step) {
            return with(new Anchors(anchored().quotes(), step));
        }

        private LastQuote with(Anchors changed) {
            return new LastQuote(quote, position, at, offset, Optional.of(changed));
        }

        Anchors anchored() {
            return anchors.orElseGet(() -> Anchors.startingAt(quote));
        }

        PricedBy asPrice() {
            return new PricedBy(quote, position.sequence(), offset);
        }

        private CheckpointQuote of(Symbol symbol, DecisionLogic logic) {
            return new CheckpointQuote(
                    symbol,
                    quote,
                    position,
                    at,
                    offset,
                    Optional.of(anchored().quotes()).filter(_ -> logic.boundsWork()));
        }
    }

    /// The log's time: that of its newest record, and never less than it was before.
    Instant at();

    /// The rules in force, if there are any yet.
    Optional<RulesChanged> rules();

    /// The decision logic in force; 0 before the first rules.
    default int rulesVersion() {
        return rules().map(RulesChanged::rulesVersion).orElse(0);
    }

    /// What the decision logic in force does.
    default DecisionLogic logic() {
        return new DecisionLogic(rulesVersion());
    }

    /// @throws IllegalStateException before the first rules
    default TradingLimits limits() {
        return rules().map(RulesChanged::limits)
                .orElseThrow(() -> new IllegalStateException("there are no rules yet"));
    }

    /// The instrument whose symbol reads like this, if the rules list it.
    Optional<Instrument> instrument(String symbol);

    /// The same, or the last definition of an instrument that the rules no longer list: it can only
    /// be closed.
    Optional<Instrument> definition(Symbol symbol);

    /// The instruments that the rules no longer list but whose orders can still be closed, in the
    /// order of their symbols.
    List<Instrument> dropped();

    /// What can be done in a symbol; closing, if nothing is known of it.
    default InstrumentState state(Symbol symbol) {
        return definition(symbol).map(Instrument::stateNow).orElse(InstrumentState.CLOSE_ONLY);
    }

    /// The symbol's newest quote, however old.
    Optional<LastQuote> quote(Symbol symbol);

    /// What orders in the symbol are valued at, if it has a quote.
    default Optional<Quote> lastQuote(Symbol symbol) {
        return quote(symbol).map(LastQuote::quote);
    }

    /// Whether the quote is so recent, by the log's time, that orders may trade at it.
    default boolean isFresh(LastQuote quote) {
        return Duration.between(quote.at(), at()).compareTo(limits().quoteAge()) <= 0;
    }

    /// Whether trading in the symbol is halted, by an operator or by the rules.
    default boolean isHalted(Symbol symbol) {
        return halted().contains(symbol) || state(symbol) == InstrumentState.HALTED;
    }

    /// Every symbol's newest quote.
    Map<Symbol, LastQuote> quotes();

    /// The symbols in which an operator has halted trading, in their order.
    Set<Symbol> halted();

    /// Every symbol's newest quote, in the order of the symbols.
    default List<CheckpointQuote> newestQuotes() {
        return quotes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().of(entry.getKey(), logic()))
                .toList();
    }
}
