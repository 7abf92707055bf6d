package io.tickfold.gateway.command;

import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.TradeEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of the answer to orders that were to be closed together: those that were, and those
/// that could not be, with the reason.
record OrdersClosedBody(String message, List<Order> orders) {

    record Order(
            String orderId,
            String status,
            @Nullable BigDecimal closePrice,
            @Nullable BigDecimal profit,
            String reason) {

        static Order of(OrderClosed closed) {
            return new Order(
                    closed.order().orderId().value(),
                    "CLOSED",
                    closed.closePrice().value(),
                    closed.profit().value(),
                    closed.reason().name());
        }

        static Order of(OrderLeftOpen left) {
            return new Order(left.orderId().value(), "OPEN", null, null, left.reason().name());
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
