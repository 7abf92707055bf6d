package io.tickfold.gateway.command;

import io.tickfold.contract.event.OrderReduced;
import java.math.BigDecimal;

/// The body of the answer to an order of which a part was closed; the profit is that part's.
record OrderReducedBody(String message, ReducedOrder order) {

    record ReducedOrder(
            String orderId,
            String status,
            BigDecimal closePrice,
            BigDecimal profit,
            BigDecimal remainingQuantity) {}

    static OrderReducedBody of(OrderReduced reduced) {
        return new OrderReducedBody(
                "Order partially closed",
                new ReducedOrder(
                        reduced.order().orderId().value(),
                        "OPEN",
                        reduced.closePrice().value(),
                        reduced.profit().value(),
                        reduced.order().quantity().value()));
    }
}
