package io.tickfold.gateway.command;

import io.tickfold.contract.event.OrderClosed;
import java.math.BigDecimal;

/// The body of the answer to an order that was closed.
record OrderClosedBody(String message, ClosedOrder order) {

    record ClosedOrder(String orderId, String status, BigDecimal closePrice, BigDecimal profit) {}

    static OrderClosedBody of(OrderClosed closed) {
        return new OrderClosedBody(
                "Order closed successfully",
                new ClosedOrder(
                        closed.order().orderId().value(),
                        "CLOSED",
                        closed.closePrice().value(),
                        closed.profit().value()));
    }
}
