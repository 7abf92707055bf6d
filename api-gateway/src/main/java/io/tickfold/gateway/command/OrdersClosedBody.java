package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.TradeEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of the answer to closing all orders: those that were closed and those that could not
/// be, each with the reason.
@Schema(name = "CloseAllOrdersResult")
public record OrdersClosedBody(String message, List<Order> orders) {

    @Schema(name = "CloseAllOrdersEntry")
    record Order(
            @Schema(example = "ord_1234567890abcdef") String orderId,
            OrderStatus status,
            @Schema(
                            types = {"number", "null"},
                            example = "42132.86")
                    @Nullable BigDecimal closePrice,
            @Schema(
                            types = {"number", "null"},
                            example = "-42.10")
                    @Nullable BigDecimal profit,
            @Schema(
                            example = "MANUAL",
                            description =
                                    "`MANUAL`, or why it could not be closed, as in `Reason`.")
                    String reason) {

        static Order of(OrderClosed closed) {
            return new Order(
                    closed.order().orderId().value(),
                    OrderStatus.CLOSED,
                    closed.closePrice().value(),
                    closed.profit().value(),
                    closed.reason().name());
        }

        static Order of(OrderLeftOpen left) {
            return new Order(
                    left.orderId().value(), OrderStatus.OPEN, null, null, left.reason().name());
        }
    }

    static OrdersClosedBody of(List<TradeEvent> events, CloseAllCompleted completed) {
        List<Order> orders = new ArrayList<>();
        for (TradeEvent event : events) {
            if (event instanceof OrderClosed closed) {
                orders.add(Order.of(closed));
            }
        }
        completed.left().stream().map(Order::of).forEach(orders::add);
        return new OrdersClosedBody("Orders closed", orders);
    }
}
