package io.tickfold.engine.domain;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;

/// What an account holds of one symbol.
///
/// @param bought quantity of its open buy orders
/// @param sold quantity of its open sell orders
/// @param orders how many
record Exposure(Symbol symbol, BigDecimal bought, BigDecimal sold, int orders) {

    static Exposure none(Symbol symbol) {
        return new Exposure(symbol, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    Exposure with(Position position) {
        BigDecimal quantity = position.terms().quantity().value();
        return position.side() == Side.BUY
                ? new Exposure(symbol, bought.add(quantity), sold, orders + 1)
                : new Exposure(symbol, bought, sold.add(quantity), orders + 1);
    }

    Exposure without(Position position) {
        BigDecimal quantity = position.terms().quantity().value();
        return position.side() == Side.BUY
                ? new Exposure(symbol, bought.subtract(quantity), sold, orders - 1)
                : new Exposure(symbol, bought, sold.subtract(quantity), orders - 1);
    }

    /// What selling all that was bought yields, less what buying back all that was sold costs.
    BigDecimal liquidationValue(Quote quote) {
        return bought.multiply(quote.bid().value()).subtract(sold.multiply(quote.ask().value()));
    }
}
