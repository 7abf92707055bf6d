package io.tickfold.gateway.trade;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.openapi.Bodies;
import io.tickfold.gateway.web.openapi.References;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/// Describes the endpoint that says what an order would lead to.
interface PreviewApi {

    @Operation(
            operationId = "previewOrder",
            summary = "What an order would need and lead to at the quotes of now",
            description = "Computed by the engine's rules; nothing is opened.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "symbol",
            description = "What would be traded",
            required = true,
            schema = @Schema(type = "string"),
            example = "BTCUSDT")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "type",
            description = "Which way the order would go",
            required = true,
            schema = @Schema(ref = References.SIDE))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "quantity",
            description = "How much of it",
            required = true,
            schema = @Schema(type = "number", format = "decimal"),
            example = "0.1")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "leverage",
            description = "Times the margin",
            required = true,
            schema = @Schema(type = "integer", format = "int32", minimum = "1"),
            example = "10")
    @Bodies(answers = PreviewBody.class)
    Answer preview(HttpServletRequest request, Principal client);

    /// What an order would need and lead to.
    ///
    /// @param price that it would open at
    /// @param worth quantity × price
    /// @param margin that it would hold
    /// @param balance after it, without the margin of open orders
    /// @param freeMargin after it: balance + unrealised profit
    /// @param available after it, to open or to withdraw, rounded down
    /// @param marginLevel after it, in percent, rounded down
    /// @param stopOutPrice on the side that the order closes at, at which the account would be
    ///   stopped out if spread and other prices stay; null if no price does that
    /// @param refusal why the account could not bear the order; null if it can
    @Schema(name = "OrderPreview")
    record PreviewBody(
            String symbol,
            @Schema(ref = References.SIDE) String type,
            BigDecimal quantity,
            int leverage,
            BigDecimal price,
            BigDecimal worth,
            BigDecimal margin,
            BigDecimal balance,
            BigDecimal freeMargin,
            BigDecimal available,
            BigDecimal marginLevel,
            @Schema(types = {"number", "null"}) @Nullable BigDecimal stopOutPrice,
            @Schema(types = {"string", "null"}) @Nullable String refusal) {}
}
