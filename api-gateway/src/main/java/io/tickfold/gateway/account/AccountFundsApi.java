package io.tickfold.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.account.FundsReader.AmountRequest;
import io.tickfold.gateway.command.FundsBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/// Describes the endpoints for a client's own money.
interface AccountFundsApi {

    @Operation(operationId = "withdraw", summary = "Take money out; needs the scope `withdraw`")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AmountRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Done.",
            content = @Content(schema = @Schema(implementation = FundsBody.class)))
    @Endpoint(access = Access.WITHDRAW)
    Answer withdraw(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "deposit",
            summary = "Give oneself money, where demonstrations allow it")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AmountRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Done.",
            content = @Content(schema = @Schema(implementation = FundsBody.class)))
    Answer deposit(HttpServletRequest request, Principal client);
}
