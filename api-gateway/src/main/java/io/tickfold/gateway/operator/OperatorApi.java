package io.tickfold.gateway.operator;

import io.swagger.v3.oas.annotations.Operation;
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
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/// Describes the endpoints for operators; all need the scope `funds:write`.
final class OperatorApi {

    private OperatorApi() {}

    /// Those for the money of accounts.
    interface Funds {

        @Operation(operationId = "depositInto", summary = "Deposit into an account")
        @Bodies(takes = AmountRequest.class, answers = FundsBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer deposit(HttpServletRequest request, Principal operator, String account);

        @Operation(operationId = "adjust", summary = "Correct the balance of an account")
        @Bodies(takes = AdjustmentRequest.class, answers = FundsBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer adjust(HttpServletRequest request, Principal operator, String account);
    }

    /// Those for halts.
    interface Halting {

        @Operation(operationId = "haltSymbol", summary = "Halt trading in a symbol")
        @Bodies(answers = HaltBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer halt(HttpServletRequest request, Principal operator, String symbol);

        @Operation(operationId = "resumeSymbol", summary = "Let trading in a symbol go on")
        @Bodies(answers = HaltBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer resume(HttpServletRequest request, Principal operator, String symbol);
    }

    /// Those that tell what came of a command.
    interface Outcomes {

        @Operation(operationId = "outcomeAt", summary = "What came of a command of an account")
        @Bodies(answers = OutcomeBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer byId(HttpServletRequest request, String account, String commandId);

        @Operation(
                operationId = "outcomeOfKeyAt",
                summary = "What came of the operator's own command under an idempotency key")
        @OutcomesApi.ByKey
        @Bodies(answers = OutcomeBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer byKey(HttpServletRequest request, Principal operator, String account);
    }
}
