package io.tickfold.gateway.trade;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.trade.OrdersApi.ClosedOrdersBody;
import io.tickfold.gateway.trade.OrdersApi.OneOrderBody;
import io.tickfold.gateway.trade.OrdersApi.OpenOrdersBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.openapi.Bodies;
import jakarta.servlet.http.HttpServletRequest;

/// What the endpoints that list an account's orders for operators say of themselves.
interface OperatorOrdersApi {

    @Operation(
            operationId = "listOpenOrdersOf",
            summary = "The open orders of an account, oldest first",
            description = "As its owner reads them at `/trade/orders`.")
    @Bodies(answers = OpenOrdersBody.class)
    @Endpoint(access = Access.OPERATOR)
    Answer open(HttpServletRequest request, String account);

    @Operation(
            operationId = "listClosedOrdersOf",
            summary = "The closed orders of an account, newest first",
            description = "As its owner reads them at `/trade/close`.")
    @OrdersApi.PageOfOrders
    @Bodies(
            answers = ClosedOrdersBody.class,
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, as `rel=\"next\"`, after a full one.",
                            schema = @Schema(type = "string")))
    @Endpoint(access = Access.OPERATOR)
    Answer closed(HttpServletRequest request, String account);

    @Operation(
            operationId = "getOrderOf",
            summary = "One order of an account and what happened to it",
            description = "The last thousand events at most.")
    @Bodies(answers = OneOrderBody.class)
    @Endpoint(access = Access.OPERATOR)
    Answer order(HttpServletRequest request, String account, String orderId);

    @Operation(
            operationId = "explainOrderOf",
            summary = "Why an order of an account is as it is",
            description = "As its owner reads it at `/trade/orders/{orderId}/explanation`.")
    @Bodies(answers = ExplanationBody.class, inWords = true)
    @Endpoint(access = Access.OPERATOR)
    Answer explanation(HttpServletRequest request, String account, String orderId);
}
