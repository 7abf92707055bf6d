package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.value.Price;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of the answer to an order whose levels were changed; null where it has none.
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
