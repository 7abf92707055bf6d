package io.tickfold.engine.domain;

import io.tickfold.contract.event.ClosedParts;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;

/// An open order.
///
/// @param terms its quantity and margin are those of what is still open
/// @param openedBy sequence of the event that opened it: a smaller one is an older order
/// @param parts what has been closed of it
public record Position(
        OrderTerms terms, ProtectiveLevels levels, long openedBy, ClosedParts parts) {

    static Position opened(OrderOpened event) {
        return new Position(
                event.order(), event.levels(), event.header().sequence(), ClosedParts.NONE);
    }

    Position reduced(OrderReduced event) {
        BigDecimal exact = terms.profit(event.closePrice(), event.closedQuantity());
        return new Position(event.order(), levels, openedBy, parts.with(exact, event.profit()));
    }

    Position amended(ProtectiveLevels changed) {
        return new Position(terms, changed, openedBy, parts);
    }

    public OrderId id() {
        return terms.orderId();
    }

    Symbol symbol() {
        return terms.symbol();
    }

    Side side() {
        return terms.side();
    }

    /// What closing all of it would gain or lose, unrounded.
    BigDecimal profitAt(Quote quote) {
        return terms.profit(quote.closing(side()), terms.quantity());
    }

    /// What closing some of it books as profit.
    Money booked(Price closePrice, Quantity quantity) {
        return parts.booking(terms.profit(closePrice, quantity));
    }
}
