package io.tickfold.engine.domain;

import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;

/// An open order.
///
/// @param openedBy sequence of the event that opened it: a smaller one is an older order
public record Position(OrderTerms terms, ProtectiveLevels levels, long openedBy) {

    static Position opened(OrderOpened event) {
        return new Position(event.order(), event.levels(), event.header().sequence());
    }

    public OrderId id() {
        return terms.orderId();
    }

    Symbol symbol() {
        return terms.symbol();
    }

    /// What closing at this price would gain or lose, unrounded.
    BigDecimal profitAt(Price closePrice) {
        BigDecimal rise = closePrice.value().subtract(terms.openPrice().value());
        BigDecimal gain = terms.side() == Side.BUY ? rise : rise.negate();
        return gain.multiply(terms.quantity().value());
    }

    BigDecimal profitAt(Quote quote) {
        return profitAt(quote.closing(terms.side()));
    }
}
