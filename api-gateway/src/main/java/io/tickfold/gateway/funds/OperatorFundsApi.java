package io.tickfold.gateway.funds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.command.FundsBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/// What the endpoints for operators say of themselves; all need the scope `funds:write`.
interface OperatorFundsApi {

    @Operation(operationId = "depositInto", summary = "Deposit into an account")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AmountRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Done.",
            content = @Content(schema = @Schema(implementation = FundsBody.class)))
    @Endpoint(access = Access.OPERATOR)
    Answer deposit(HttpServletRequest request, Principal operator, String account);

    @Operation(operationId = "adjust", summary = "Correct the balance of an account")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AdjustmentRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Done.",
            content = @Content(schema = @Schema(implementation = FundsBody.class)))
    @Endpoint(access = Access.OPERATOR)
    Answer adjust(HttpServletRequest request, Principal operator, String account);
}
