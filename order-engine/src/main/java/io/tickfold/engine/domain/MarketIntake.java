package io.tickfold.engine.domain;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.InstrumentState;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceBound;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Quote;
import io.tickfold.engine.domain.Market.LastQuote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The checks that a tick, new rules or a halt must pass before they change the market.
final class MarketIntake {

    private static final int MOST_AT_ONCE = 10_000;

    private MarketIntake() {}

    /// Whether this engine has the decision logic that the input asks for.
    static boolean isDecidable(MarketInput input) {
        return switch (input) {
            case RulesChanged rules -> DecisionLogic.of(rules).isKnown();
            case PriceChange _, SymbolHalt _ -> true;
        };
    }

    /// What is accepted of an input, which is all or nothing but for several ticks.
    ///
    /// @param ignored why something is not, once for each tick that is not
    record Accepted(Optional<MarketInput> input, List<IgnoredInput> ignored) {

        private static Accepted unless(Optional<IgnoredInput> objection, MarketInput input) {
            return new Accepted(
                    Optional.of(input).filter(_ -> objection.isEmpty()),
                    objection.stream().toList());
        }
    }

    /// @param keys of the halts before it
    static Accepted accept(LiveMarket market, HaltKeys keys, MarketInput input) {
        return switch (input) {
            case PriceTick tick -> Accepted.unless(toTick(market, tick), tick);
            case PriceTicks several -> accept(market, several);
            case RulesChanged rules -> Accepted.unless(toRules(market, rules), rules);
            case SymbolHalt halt -> Accepted.unless(toHalt(market, keys, halt), halt);
        };
    }

    private static Accepted accept(LiveMarket market, PriceTicks several) {
        List<PriceTick> accepted = new ArrayList<>(several.ticks().size());
        List<IgnoredInput> ignored = new ArrayList<>();
        for (PriceTick tick : several.ticks()) {
            toTick(market, tick).ifPresentOrElse(ignored::add, () -> accepted.add(tick));
        }
        return ignored.isEmpty()
                ? new Accepted(Optional.of(several), ignored)
                : new Accepted(
                        Optional.of(accepted)
                                .filter(ticks -> !ticks.isEmpty())
                                .map(PriceTicks::new),
                        ignored);
    }

    private static Optional<IgnoredInput> toRules(LiveMarket market, RulesChanged rules) {
        if (market.rules().equals(Optional.of(rules))) {
            return Optional.of(IgnoredInput.RULES_UNCHANGED);
        }
        return Optional.of(IgnoredInput.RULES_OUT_OF_BOUNDS)
                .filter(_ -> areOutOfBounds(rules, market.instrumentsAfter(rules)));
    }

    private static boolean areOutOfBounds(RulesChanged rules, Instruments known) {
        return known.areTooMany()
                || isTooMuchWork(rules)
                || rules.instruments().stream()
                        .anyMatch(instrument ->
                                instrument
                                        .settlementPrice()
                                        .filter(price ->
                                                !PriceBound.holds(
                                                        price, instrument, rules.limits()))
                                        .isPresent());
    }

    /// One account's decision and a share of the backlog are never split between transactions.
    private static boolean isTooMuchWork(RulesChanged rules) {
        TradingLimits limits = rules.limits();
        boolean isTooMuch =
                limits.openOrders() > MOST_AT_ONCE || limits.closesPerInput() > MOST_AT_ONCE;
        return isTooMuch && DecisionLogic.of(rules).boundsWork();
    }

    private static Optional<IgnoredInput> toHalt(Market market, HaltKeys keys, SymbolHalt halt) {
        if (keys.repeats(halt, market)) {
            return Optional.of(IgnoredInput.HALT_REPEATED);
        }
        if (market.halted().contains(halt.symbol()) == halt.halted()) {
            return Optional.of(IgnoredInput.HALT_UNCHANGED);
        }
        return Optional.of(IgnoredInput.HALT_OF_UNKNOWN_SYMBOL)
                .filter(_ -> halt.halted())
                .filter(_ -> market.definition(halt.symbol()).isEmpty());
    }

    private static Optional<IgnoredInput> toTick(Market market, PriceTick tick) {
        Optional<Instrument> instrument = market.definition(tick.symbol());
        if (instrument.isEmpty()) {
            return Optional.of(IgnoredInput.TICK_OF_UNKNOWN_SYMBOL);
        }
        return toState(market, tick)
                .or(() -> toQuote(market, tick.quote(), instrument.get()))
                .or(() -> toTime(market, tick))
                .or(() ->
                        Optional.of(IgnoredInput.TICK_OUTSIDE_COLLAR)
                                .filter(_ ->
                                        !Collar.allows(market, instrument.get(), tick.quote())));
    }

    private static Optional<IgnoredInput> toState(Market market, PriceTick tick) {
        if (market.isHalted(tick.symbol())) {
            return Optional.of(IgnoredInput.TICK_OF_HALTED_SYMBOL);
        }
        return Optional.of(IgnoredInput.TICK_OF_EXPIRED_SYMBOL)
                .filter(_ -> market.state(tick.symbol()) == InstrumentState.EXPIRED);
    }

    private static Optional<IgnoredInput> toQuote(
            Market market, Quote quote, Instrument instrument) {
        if (!isSound(quote, instrument)) {
            return Optional.of(IgnoredInput.TICK_UNSOUND);
        }
        return Optional.of(IgnoredInput.TICK_OUT_OF_BOUNDS)
                .filter(_ -> market.logic().boundsPrices())
                .filter(_ -> !PriceBound.holds(quote.ask(), instrument, market.limits()));
    }

    private static boolean isSound(Quote quote, Instrument instrument) {
        return !quote.bid().isAbove(quote.ask())
                && quote.bid().isMultipleOf(instrument.priceStep())
                && quote.ask().isMultipleOf(instrument.priceStep());
    }

    private static Optional<IgnoredInput> toTime(Market market, PriceTick tick) {
        if (isLate(market, tick)) {
            return Optional.of(IgnoredInput.TICK_LATE);
        }
        if (isAhead(market, tick.position())) {
            return Optional.of(IgnoredInput.TICK_AHEAD);
        }
        return market.quote(tick.symbol())
                .map(LastQuote::position)
                .filter(last -> !isAhead(market, last))
                .filter(last -> tick.position().compareTo(last) <= 0)
                .map(_ -> IgnoredInput.TICK_OUT_OF_ORDER);
    }

    /// A last position can be, too, if older logic has taken it; then any tick may follow.
    private static boolean isAhead(Market market, FeedPosition position) {
        return market.logic().boundsPositions() && position.isAheadOf(market.at());
    }

    private static boolean isLate(Market market, PriceTick tick) {
        Duration delay = Duration.between(tick.publishedAt(), market.at());
        return delay.compareTo(market.limits().tickDelay()) > 0;
    }
}
