package io.tickfold.engine.domain;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/// What an account holds of one symbol.
///
/// @param bought quantity of its open buy orders
/// @param sold quantity of its open sell orders
/// @param openingValue what was sold for at opening, less what was bought for
/// @param orders how many
record Exposure(
        Symbol symbol, BigDecimal bought, BigDecimal sold, BigDecimal openingValue, int orders) {

    static Exposure none(Symbol symbol) {
        return new Exposure(symbol, ZERO, ZERO, ZERO, 0);
    }

    Exposure with(Position position) {
        BigDecimal quantity = position.terms().quantity().value();
        BigDecimal value = quantity.multiply(position.terms().openPrice().value());
        return position.side() == Side.BUY
                ? plus(quantity, ZERO, value.negate(), 1)
                : plus(ZERO, quantity, value, 1);
    }

    Exposure without(Position position) {
        BigDecimal quantity = position.terms().quantity().value();
        BigDecimal value = quantity.multiply(position.terms().openPrice().value());
        return position.side() == Side.BUY
                ? plus(quantity.negate(), ZERO, value, -1)
                : plus(ZERO, quantity.negate(), value.negate(), -1);
    }

    private Exposure plus(BigDecimal more, BigDecimal moreSold, BigDecimal value, int count) {
        return new Exposure(
                symbol,
                bought.add(more),
                sold.add(moreSold),
                openingValue.add(value),
                orders + count);
    }

    /// The unrounded profit of all of it if closed at a quote; none while there is no quote.
    BigDecimal profit(Optional<Quote> quote) {
        return quote.map(at ->
                        openingValue
                                .add(bought.multiply(at.bid().value()))
                                .subtract(sold.multiply(at.ask().value())))
                .orElse(ZERO);
    }
}
