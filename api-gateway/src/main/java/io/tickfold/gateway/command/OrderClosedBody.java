package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.OrderClosed;
import java.math.BigDecimal;

/// The body of the answer to an order that was closed.
public record OrderClosedBody(String message, ClosedOrder order) {

    record ClosedOrder(
            @Schema(example = "ord_1234567890abcdef") String orderId,
            @Schema(allowableValues = "CLOSED") String status,
            @Schema(example = "42132.86") BigDecimal closePrice,
            @Schema(example = "-42.10") BigDecimal profit) {}

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
