package io.tickfold.benchmarks;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import io.tickfold.engine.domain.Rules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Where a symbol's price starts, and ticks at prices relative to that; bid and ask lie 0.01 % from
/// it.
final class Prices {

    private static final int DECIMALS = 2;
    private static final double HALF_SPREAD = 0.000_1;

    private final Symbol symbol;
    private final double start;
    private long sequence;

    Prices(Symbol symbol, double start) {
        this.symbol = symbol;
        this.start = start;
    }

    static List<Prices> threeSymbols() {
        return List.of(
                new Prices(Rules.BTC, 43_000),
                new Prices(Rules.ETH, 2_000),
                new Prices(Rules.SOL, 100));
    }

    Symbol symbol() {
        return symbol;
    }

    double start() {
        return start;
    }

    /// The next tick.
    ///
    /// @param change against the start: 0.01 is 1 % more
    PriceTick at(double change) {
        double middle = start * (1 + change);
        Quote quote =
                new Quote(
                        price(middle * (1 - HALF_SPREAD), RoundingMode.FLOOR),
                        price(middle * (1 + HALF_SPREAD), RoundingMode.CEILING));
        return new PriceTick(
                symbol, quote, quote.bid(), new FeedPosition(1, ++sequence), Rules.START);
    }

    /// A last quote at the start's price.
    LastQuote first() {
        PriceTick tick = at(0);
        return new LastQuote(tick.quote(), tick.position(), Rules.START, 0);
    }

    /// The price that lies this far from the start.
    Price level(double change) {
        return price(start * (1 + change), RoundingMode.HALF_EVEN);
    }

    private static Price price(double value, RoundingMode mode) {
        return new Price(BigDecimal.valueOf(value).setScale(DECIMALS, mode));
    }
}
