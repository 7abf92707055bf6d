package io.tickfold.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.tickfold.gateway.account.FundsReader.AmountRequest;
import io.tickfold.gateway.command.FundsBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.openapi.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/// Describes the endpoints for a client's own money.
interface AccountFundsApi {

    @Operation(
            operationId = "withdraw",
            summary = "Take money out; needs the scope `withdraw`",
            description = "At most what `available` of the account says.")
    @Bodies(takes = AmountRequest.class, answers = FundsBody.class)
    @Endpoint(access = Access.WITHDRAW)
    Answer withdraw(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "deposit",
            summary = "Give oneself money, where demonstrations allow it",
            description = "Elsewhere there is no such endpoint.")
    @Bodies(takes = AmountRequest.class, answers = FundsBody.class)
    Answer deposit(HttpServletRequest request, Principal client);
}
