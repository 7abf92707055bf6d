package io.tickfold.gateway.trade;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.openapi.Bodies;
import io.tickfold.gateway.web.openapi.References;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.security.Principal;
import java.util.List;

/// What the endpoints that list orders say of themselves.
interface OrdersApi {

    /// The parameters of a page of closed orders.
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "Orders of a page",
            schema =
                    @Schema(
                            type = "integer",
                            format = "int32",
                            minimum = "1",
                            maximum = "1000",
                            defaultValue = "500"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "before",
            description = "From the link to a page",
            schema = @Schema(type = "string", maxLength = 200))
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface PageOfOrders {}

    @Operation(
            operationId = "listOpenOrders",
            summary = "The open orders, oldest first",
            description = "Each is valued at its closing side of the last quote.")
    @Bodies(answers = OpenOrdersBody.class)
    Answer open(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "listOpenOrdersAlias",
            summary = "The same as the open orders, under another path",
            description = "Generators leave it out, as `x-internal` says.",
            extensions =
                    @Extension(
                            properties =
                                    @ExtensionProperty(
                                            name = "x-internal",
                                            value = "true",
                                            parseValue = true)))
    @Bodies(answers = OpenOrdersBody.class)
    Answer openAlias(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "listClosedOrders",
            summary = "The closed orders, newest first",
            description = "`Link` names the next page, whose `before` is opaque.")
    @PageOfOrders
    @Bodies(
            answers = ClosedOrdersBody.class,
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, as `rel=\"next\"`, after a full one.",
                            schema = @Schema(type = "string")))
    Answer closed(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "getOrder",
            summary = "One order and what happened to it",
            description = "The last thousand events at most.")
    @Bodies(answers = OneOrderBody.class)
    Answer order(HttpServletRequest request, Principal client, String orderId);

    @Operation(
            operationId = "explainOrder",
            summary = "Why an order is as it is",
            description =
                    "Told from its events, with each sum computed again. With `Accept: text/plain`"
                            + " it is `text` alone.")
    @Bodies(answers = ExplanationBody.class, inWords = true)
    Answer explanation(HttpServletRequest request, Principal client, String orderId);

    /// The body of a list of open orders.
    @Schema(name = "OpenOrders")
    record OpenOrdersBody(List<OpenOrderBody> message) {}

    /// The body of a page of closed orders.
    @Schema(name = "ClosedOrders")
    record ClosedOrdersBody(List<ClosedOrderBody> message) {}

    /// The body of one order.
    @Schema(name = "OrderHistory")
    record OneOrderBody(
            @Schema(ref = References.ORDER) Object order, List<OrderEvents.OrderEvent> events) {}
}
