package io.tickfold.gateway.command;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Every body that a command may be answered with, in one, as the description of the API shows it:
/// nothing in such a body tells which one it is.
@Schema(
        name = "CommandAnswer",
        types = {"object", "null"},
        description = "The body that the command was answered with; null before it was.")
record AnsweredBody(
        Optional<String> message,
        Optional<String> orderId,
        Optional<AnsweredOrder> order,
        Optional<List<OrdersClosedBody.Order>> orders,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> balance,
        Optional<String> error,
        Optional<Boolean> timeout,
        Optional<String> commandId) {

    /// The order of an answer to a close or to an amendment.
    @Schema(name = "CommandAnswerOrder")
    record AnsweredOrder(
            String orderId,
            Optional<OrderStatus> status,
            Optional<BigDecimal> closePrice,
            Optional<BigDecimal> profit,
            Optional<BigDecimal> remainingQuantity,
            @Schema(types = {"number", "null"}) Optional<BigDecimal> takeProfit,
            @Schema(types = {"number", "null"}) Optional<BigDecimal> stopLoss) {}
}
