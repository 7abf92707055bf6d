package io.tickfold.gateway.operator;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.tickfold.gateway.account.FundsReader.AdjustmentRequest;
import io.tickfold.gateway.account.FundsReader.AmountRequest;
import io.tickfold.gateway.command.FundsBody;
import io.tickfold.gateway.command.OutcomeBody;
import io.tickfold.gateway.command.OutcomesApi;
import io.tickfold.gateway.operator.Halts.HaltBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.openapi.Bodies;
import io.tickfold.gateway.web.openapi.References;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/// Describes the endpoints for operators; all need the scope `funds:write`.
final class OperatorApi {

    private OperatorApi() {}

    /// Those for the money of accounts.
    interface Funds {

        @Operation(
                operationId = "depositToAccount",
                summary = "Deposit into an account",
                description = "The account must exist.")
        @Bodies(takes = AmountRequest.class, answers = FundsBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer deposit(HttpServletRequest request, Principal operator, String account);

        @Operation(
                operationId = "adjustBalance",
                summary = "Correct the balance of an account",
                description = "Adds the amount, which may be negative; the reason is recorded.")
        @Bodies(takes = AdjustmentRequest.class, answers = FundsBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer adjust(HttpServletRequest request, Principal operator, String account);
    }

    /// Those for halts.
    interface Halting {

        @Operation(
                operationId = "haltTrading",
                summary = "Halt trading in a symbol",
                description = "Orders in it are neither opened nor closed until it is resumed.")
        @Bodies(answers = HaltBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer halt(HttpServletRequest request, Principal operator, String symbol);

        @Operation(
                operationId = "resumeTrading",
                summary = "Let trading in a symbol go on",
                description = "With a key, a late repetition does not end a newer halt.")
        @Bodies(answers = HaltBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer resume(HttpServletRequest request, Principal operator, String symbol);
    }

    /// Those that tell what came of a command.
    interface Outcomes {

        @Operation(
                operationId = "getAccountCommandOutcome",
                summary = "What came of a command of an account",
                description = "By the `Command-Id` of an answer; ask again while it is pending.")
        @Bodies(
                answers = OutcomeBody.class,
                headers = @Header(name = "Retry-After", ref = References.RETRY_AFTER))
        @Endpoint(access = Access.OPERATOR)
        Answer byId(HttpServletRequest request, String account, String commandId);

        @Operation(
                operationId = "findAccountCommandOutcome",
                summary = "What came of the operator's own command under an idempotency key",
                description = "For a client that has got no answer; ask again while it is pending.")
        @OutcomesApi.ByKey
        @Bodies(
                answers = OutcomeBody.class,
                headers = @Header(name = "Retry-After", ref = References.RETRY_AFTER))
        @Endpoint(access = Access.OPERATOR)
        Answer byKey(HttpServletRequest request, Principal operator, String account);
    }
}
