package io.tickfold.gateway.operator;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.tickfold.gateway.account.FundsReader.AdjustmentRequest;
import io.tickfold.gateway.account.FundsReader.AmountRequest;
import io.tickfold.gateway.command.FundsBody;
import io.tickfold.gateway.command.OutcomeBody;
import io.tickfold.gateway.command.OutcomesApi;
import io.tickfold.gateway.operator.ExposureController.ExposureBody;
import io.tickfold.gateway.operator.Halts.HaltBody;
import io.tickfold.gateway.operator.HealthController.HealthBody;
import io.tickfold.gateway.operator.SymbolsController.SymbolsBody;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.openapi.Bodies;
import io.tickfold.gateway.web.openapi.References;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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

        /// The body, if there is one, of those that halt or resume.
        @RequestBody(
                content =
                        @Content(
                                mediaType = "application/json",
                                schema = @Schema(implementation = HaltReasonBody.class)))
        @Retention(RetentionPolicy.RUNTIME)
        @Target(ElementType.METHOD)
        @interface GivenReason {}

        /// Why, for other operators.
        @Schema(name = "HaltReason")
        record HaltReasonBody(
                @Schema(example = "the exchange is down", minLength = 1, maxLength = 200)
                        String reason) {}

        @Operation(
                operationId = "haltTrading",
                summary = "Halt trading in a symbol",
                description = "Orders in it are neither opened nor closed until it is resumed.")
        @GivenReason
        @Bodies(answers = HaltBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer halt(HttpServletRequest request, Principal operator, String symbol);

        @Operation(
                operationId = "resumeTrading",
                summary = "Let trading in a symbol go on",
                description = "With a key, a late repetition does not end a newer halt.")
        @GivenReason
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

    /// That of what is open.
    interface Exposures {

        @Operation(
                operationId = "getExposure",
                summary = "What the open orders of all accounts come to, by symbol",
                description =
                        "As they were 2 s ago at most, at the last quotes, whatever their age.")
        @Bodies(answers = ExposureBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer exposure(HttpServletRequest request);
    }

    /// That of instruments.
    interface Symbols {

        @Operation(
                operationId = "listOperatedSymbols",
                summary = "The instruments, how old their quotes are, and which are halted",
                description =
                        "Halts and resumptions are those that gateways have recorded: one that was"
                                + " sent while their database was away is missing.")
        @Bodies(answers = SymbolsBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer symbols(HttpServletRequest request);
    }

    /// That of health.
    interface Healths {

        @Operation(
                operationId = "getGatewayHealth",
                summary = "Whether this gateway, and what it depends on, is well",
                description = "Counts are those of this gateway since it was started.")
        @Bodies(answers = HealthBody.class)
        @Endpoint(access = Access.OPERATOR)
        Answer health(HttpServletRequest request);
    }
}
