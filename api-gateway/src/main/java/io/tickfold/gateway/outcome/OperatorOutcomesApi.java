package io.tickfold.gateway.outcome;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/// What the endpoints of outcomes for operators say of themselves; all need the scope
/// `funds:write`.
interface OperatorOutcomesApi {

    @Operation(operationId = "outcomeAt", summary = "What came of a command of an account")
    @ApiResponse(
            responseCode = "200",
            description = "Found.",
            content = @Content(schema = @Schema(implementation = OutcomeBody.class)))
    @Endpoint(access = Access.OPERATOR)
    Answer byId(HttpServletRequest request, String account, String commandId);

    @Operation(
            operationId = "outcomeOfKeyAt",
            summary = "What came of the operator's own command under an idempotency key")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "key",
            required = true,
            description = "The key of its attempts",
            schema = @Schema(type = "string", pattern = "^[ -~]+$", minLength = 1, maxLength = 255))
    @ApiResponse(
            responseCode = "200",
            description = "Found.",
            content = @Content(schema = @Schema(implementation = OutcomeBody.class)))
    @Endpoint(access = Access.OPERATOR)
    Answer byKey(HttpServletRequest request, Principal operator, String account);
}
