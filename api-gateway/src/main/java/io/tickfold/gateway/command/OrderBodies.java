package io.tickfold.gateway.command;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    @Schema(name = "CreateOrderResult")
    public record OrderCreatedBody(
            String message, @Schema(example = "ord_1234567890abcdef") String orderId) {

        static OrderCreatedBody of(OrderOpened opened) {
            return new OrderCreatedBody(
                    "Order created successfully", opened.order().orderId().value());
        }
    }

    /// Of an order whose levels were changed; null where it has none.
    @Schema(name = "AmendOrderResult")
    public record OrderAmendedBody(String message, AmendedOrder order) {

        @Schema(name = "OrderLevels")
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

    /// Of an order that was closed, or of which a part was; the profit is that part's.
    @Schema(name = "CloseOrderResult")
    public record OrderClosedBody(String message, ClosedPart order) {

        /// @param status whether all of the order is closed
        /// @param remainingQuantity what is left of it
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        @Schema(name = "ClosedPart")
        record ClosedPart(
                @Schema(example = "ord_1234567890abcdef") String orderId,
                OrderStatus status,
                @Schema(example = "42132.86") BigDecimal closePrice,
                @Schema(example = "-42.10") BigDecimal profit,
                @Schema(
                                example = "0.07",
                                description = "What is left of an order that is still open.")
                        Optional<BigDecimal> remainingQuantity) {}

        static OrderClosedBody of(OrderReduced reduced) {
            return new OrderClosedBody(
                    "Order partially closed",
                    new ClosedPart(
                            reduced.order().orderId().value(),
                            OrderStatus.OPEN,
                            reduced.closePrice().value(),
                            reduced.profit().value(),
                            Optional.of(reduced.order().quantity().value())));
        }

        static OrderClosedBody of(OrderClosed closed) {
            return new OrderClosedBody(
                    "Order closed successfully",
                    new ClosedPart(
                            closed.order().orderId().value(),
                            OrderStatus.CLOSED,
                            closed.closePrice().value(),
                            closed.profit().value(),
                            Optional.empty()));
        }
    }
}
