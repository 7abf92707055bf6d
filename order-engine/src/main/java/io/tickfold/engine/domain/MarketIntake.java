package io.tickfold.engine.domain;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Quote;
import io.tickfold.engine.domain.Market.LastQuote;
import java.time.Duration;
import java.util.Optional;

/// The checks that a tick, new rules or a halt must pass before they change the market.
final class MarketIntake {

    private MarketIntake() {}

    /// Why the input is ignored; empty if it is accepted.
    static Optional<IgnoredInput> objection(Market market, MarketInput input) {
        return switch (input) {
            case PriceTick tick -> toTick(market, tick);
            case RulesChanged rules ->
                    Optional.of(IgnoredInput.RULES_UNCHANGED)
                            .filter(_ -> market.rules().equals(Optional.of(rules)));
            case SymbolHalt halt -> toHalt(market, halt);
        };
    }

    private static Optional<IgnoredInput> toHalt(Market market, SymbolHalt halt) {
        if (market.isHalted(halt.symbol()) == halt.halted()) {
            return Optional.of(IgnoredInput.HALT_UNCHANGED);
        }
        return Optional.of(IgnoredInput.HALT_OF_UNKNOWN_SYMBOL)
                .filter(_ -> halt.halted())
                .filter(_ -> market.instrument(halt.symbol().value()).isEmpty());
    }

    private static Optional<IgnoredInput> toTick(Market market, PriceTick tick) {
        Optional<Instrument> instrument = market.instrument(tick.symbol().value());
        if (instrument.isEmpty()) {
            return Optional.of(IgnoredInput.TICK_OF_UNKNOWN_SYMBOL);
        }
        if (market.isHalted(tick.symbol())) {
            return Optional.of(IgnoredInput.TICK_OF_HALTED_SYMBOL);
        }
        if (!isSound(tick.quote(), instrument.get())) {
            return Optional.of(IgnoredInput.TICK_UNSOUND);
        }
        if (isLate(market, tick)) {
            return Optional.of(IgnoredInput.TICK_LATE);
        }
        return market.quote(tick.symbol())
                .map(LastQuote::position)
                .filter(last -> tick.position().compareTo(last) <= 0)
                .map(_ -> IgnoredInput.TICK_OUT_OF_ORDER);
    }

    private static boolean isSound(Quote quote, Instrument instrument) {
        return !quote.bid().isAbove(quote.ask())
                && quote.bid().isMultipleOf(instrument.priceStep())
                && quote.ask().isMultipleOf(instrument.priceStep());
    }

    private static boolean isLate(Market market, PriceTick tick) {
        Duration delay = Duration.between(tick.publishedAt(), market.at());
        return delay.compareTo(market.limits().tickDelay()) > 0;
    }
}
