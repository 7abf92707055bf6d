package io.tickfold.engine.domain;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.Quote;
import io.tickfold.engine.domain.Market.LastQuote;
import java.time.Duration;
import java.util.Optional;

/// Decides which ticks become quotes.
final class TickIntake {

    private TickIntake() {}

    /// Why the tick is passed over; empty if it is to be taken.
    static Optional<IgnoredInput> objection(Market market, PriceTick tick) {
        Optional<Instrument> instrument = market.instrument(tick.symbol().value());
        if (instrument.isEmpty()) {
            return Optional.of(IgnoredInput.TICK_OF_UNKNOWN_SYMBOL);
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
        Duration limit = market.rules().orElseThrow().limits().tickDelay();
        return Duration.between(tick.publishedAt(), market.at()).compareTo(limit) > 0;
    }
}
