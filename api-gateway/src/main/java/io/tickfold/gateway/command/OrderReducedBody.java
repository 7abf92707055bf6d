package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.OrderReduced;
import java.math.BigDecimal;

/// The body of the answer to an order of which a part was closed; the profit is that part's.
public record OrderReducedBody(String message, ReducedOrder order) {

    record ReducedOrder(
            @Schema(example = "ord_1234567890abcdef") String orderId,
            @Schema(allowableValues = "OPEN") String status,
            @Schema(example = "42132.86") BigDecimal closePrice,
            @Schema(example = "-42.10") BigDecimal profit,
            @Schema(example = "0.07") BigDecimal remainingQuantity) {}

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
