package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.value.Price;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bodies of answers to commands about one order.
public final class OrderBodies {

    private OrderBodies() {}

    /// Of an order that was opened.
    public record OrderCreatedBody(
            String message, @Schema(example = "ord_1234567890abcdef") String orderId) {

        static OrderCreatedBody of(OrderOpened opened) {
            return new OrderCreatedBody(
                    "Order created successfully", opened.order().orderId().value());
        }
    }

    /// Of an order whose levels were changed; null where it has none.
    public record OrderAmendedBody(String message, AmendedOrder order) {

        record AmendedOrder(
                @Schema(example = "ord_1234567890abcdef") String orderId,
                @Schema(
                                types = {"number", "null"},
                                example = "45000.00")
                        @Nullable BigDecimal takeProfit,
                @Schema(
                                types = {"number", "null"},
                                example = "30000.00")
                        @Nullable BigDecimal stopLoss) {}

        static OrderAmendedBody of(OrderAmended amended) {
            return new OrderAmendedBody(
                    "Order updated successfully",
                    new AmendedOrder(
                            amended.orderId().value(),
                            value(amended.levels().takeProfit()),
                            value(amended.levels().stopLoss())));
        }

        private static @Nullable BigDecimal value(Optional<Price> level) {
            return level.map(Price::value).orElse(null);
        }
    }

    /// Of an order of which a part was closed; the profit is that part's.
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

    /// Of an order that was closed.
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
}
