package io.tickfold.gateway.trade;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.tickfold.gateway.command.OrderBodies.OrderAmendedBody;
import io.tickfold.gateway.command.OrderBodies.OrderClosedBody;
import io.tickfold.gateway.command.OrderBodies.OrderCreatedBody;
import io.tickfold.gateway.command.OrdersClosedBody;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.Traffic;
import io.tickfold.gateway.web.openapi.Bodies;
import io.tickfold.gateway.web.openapi.References;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// What the endpoints that trade say of themselves; bodies are read field by field elsewhere.
interface TradeApi {

    @Operation(
            operationId = "createOrder",
            summary = "Open an order at the market price",
            description = "The price may move meanwhile: `slippage` says by how much.")
    @Bodies(takes = CreateRequest.class, answers = OrderCreatedBody.class)
    Answer create(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "closeOrder",
            summary = "Close an open order, or a part of it",
            description = "With `quantity`, a part; what is left is in `remainingQuantity`.")
    @Bodies(takes = CloseRequest.class, answers = OrderClosedBody.class)
    @Endpoint(traffic = Traffic.CLOSES)
    Answer close(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "closeAllOrders",
            summary = "Close all open orders, or those of a symbol",
            description = "An order that cannot be closed stays open, with the reason.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CloseAllRequest.class)))
    @Bodies(answers = OrdersClosedBody.class)
    @Endpoint(traffic = Traffic.CLOSES)
    Answer closeAll(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "amendOrder",
            summary = "Change the prices at which an order closes itself",
            description = "A number sets, null removes, absent keeps; both or neither.")
    @Bodies(takes = AmendRequest.class, answers = OrderAmendedBody.class)
    Answer amend(HttpServletRequest request, Principal client, String orderId);

    /// The body of a request for an order.
    @Schema(name = "CreateOrder")
    record CreateRequest(
            @Schema(requiredMode = REQUIRED, example = "BTCUSDT") String symbol,
            @Schema(requiredMode = REQUIRED, ref = References.SIDE) String type,
            @Schema(requiredMode = REQUIRED, example = "0.1") BigDecimal quantity,
            @Schema(requiredMode = REQUIRED, example = "10", minimum = "1") int leverage,
            @Schema(example = "1.5", minimum = "0", description = "Tolerance in percent.")
                    BigDecimal slippage,
            @Schema(
                            example = "42000.50",
                            description = "The price that `slippage` is measured from.")
                    BigDecimal expectedPrice,
            @Schema(types = {"number", "null"}) @Nullable BigDecimal takeProfit,
            @Schema(types = {"number", "null"}) @Nullable BigDecimal stopLoss,
            @Schema(example = "mine-1") String clientOrderId) {}

    /// The body of a request to close an order.
    ///
    /// @param quantity of a part; absent for all of it
    @Schema(name = "CloseOrder")
    record CloseRequest(
            @Schema(requiredMode = REQUIRED, example = "ord_1234567890abcdef") String orderId,
            @Schema(example = "0.05", description = "Of a part; absent for all of it.")
                    BigDecimal quantity) {}

    /// The body, if there is one, of a request to close all orders.
    @Schema(name = "CloseAllOrders")
    record CloseAllRequest(@Schema(example = "BTCUSDT") String symbol) {}

    /// The body of a request to amend an order: a value sets, null removes, absent keeps.
    @Schema(name = "AmendOrder")
    record AmendRequest(
            @Schema(
                            types = {"number", "null"},
                            example = "45000")
                    @Nullable BigDecimal takeProfit,
            @Schema(
                            types = {"number", "null"},
                            example = "30000")
                    @Nullable BigDecimal stopLoss) {}
}
