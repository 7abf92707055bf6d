package io.tickfold.gateway.trade;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.openapi.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;

/// What the endpoints that list orders say of themselves.
interface OrdersApi {

    @Operation(operationId = "openOrders", summary = "The open orders, oldest first")
    @Bodies(answers = OpenOrdersBody.class)
    Answer open(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "closedOrders",
            summary = "The closed orders, newest first; Link names the next page")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "Orders of a page",
            schema =
                    @Schema(
                            type = "integer",
                            minimum = "1",
                            maximum = "1000",
                            defaultValue = "500"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "before",
            description = "From the link to a page",
            schema = @Schema(type = "string", maxLength = 200))
    @Bodies(
            answers = ClosedOrdersBody.class,
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, as `rel=\"next\"`, after a full one.",
                            schema = @Schema(type = "string")))
    Answer closed(HttpServletRequest request, Principal client);

    @Operation(operationId = "order", summary = "One order and what happened to it")
    @Bodies(answers = OneOrderBody.class)
    Answer order(HttpServletRequest request, Principal client, String orderId);

    /// The body of a list of open orders.
    record OpenOrdersBody(List<OpenOrderBody> message) {}

    /// The body of a page of closed orders.
    record ClosedOrdersBody(List<ClosedOrderBody> message) {}

    /// The body of one order.
    record OneOrderBody(
            @Schema(oneOf = {OpenOrderBody.class, ClosedOrderBody.class}) Object order,
            List<OrderEvents.OrderEvent> events) {}
}
