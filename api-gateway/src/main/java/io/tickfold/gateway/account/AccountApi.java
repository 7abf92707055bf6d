package io.tickfold.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.openapi.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.security.Principal;

/// What the endpoints that value an account say of themselves.
interface AccountApi {

    @Operation(operationId = "balance", summary = "The balance of the account")
    @Bodies(answers = FoundBalance.class)
    @ApiResponse(
            responseCode = "404",
            description = "There is no such account yet.",
            content = @Content(schema = @Schema(implementation = NoBalance.class)))
    Answer balance(HttpServletRequest request, Principal client);

    @Operation(operationId = "account", summary = "What the account is worth at the last quotes")
    @Bodies(answers = AccountFigures.class)
    Answer account(HttpServletRequest request, Principal client);

    /// The body of a balance.
    record FoundBalance(
            @Schema(example = "success") String status,
            @Schema(example = "10000.00") BigDecimal message) {}

    /// The body for those who have no account.
    record NoBalance(
            @Schema(example = "error") String status,
            @Schema(example = "User not found") String message) {}
}
