package io.tickfold.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.account.AccountApi.EventsBody;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.web.Access;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.Endpoint;
import io.tickfold.gateway.web.IsoTime;
import io.tickfold.gateway.web.openapi.Bodies;
import io.tickfold.readmodel.query.AccountSummary;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Describes the endpoints that tell operators what accounts have.
interface OperatorAccountsApi {

    @Operation(
            operationId = "listAccounts",
            summary = "The accounts, by their ids or by their margin levels",
            description =
                    "By id, `Link` names the next page. By margin level, the lowest ones alone, as"
                            + " they were 2 s ago at most; what has no level is not among them.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"accountId", "marginLevel"},
                            defaultValue = "accountId"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "prefix",
            description = "What their ids begin with; not by margin level",
            schema = @Schema(type = "string", minLength = 1, maxLength = 64))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "after",
            description = "The id that the first one follows; not by margin level",
            schema = @Schema(type = "string", minLength = 1, maxLength = 64))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "The most accounts",
            schema =
                    @Schema(
                            type = "integer",
                            format = "int32",
                            minimum = "1",
                            maximum = "1000",
                            defaultValue = "100"))
    @Bodies(
            answers = AccountsBody.class,
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, as `rel=\"next\"`, after a full one.",
                            schema = @Schema(type = "string")))
    @Endpoint(access = Access.OPERATOR)
    Answer accounts(HttpServletRequest request);

    @Operation(
            operationId = "getAccountOf",
            summary = "What an account is worth at the last quotes",
            description = "As its owner reads it at `/account`.")
    @Bodies(answers = AccountFigures.class)
    @Endpoint(access = Access.OPERATOR)
    Answer account(HttpServletRequest request, String account);

    @Operation(
            operationId = "listEventsOf",
            summary = "What happened to an account, in order",
            description = "As its owner reads it at `/events`.")
    @AccountApi.PageOfEvents
    @Bodies(answers = EventsBody.class)
    @Endpoint(access = Access.OPERATOR)
    Answer events(HttpServletRequest request, String account);

    /// The body of a list of accounts.
    @Schema(name = "Accounts")
    record AccountsBody(List<Entry> accounts) {

        /// An account among others.
        @Schema(name = "AccountEntry")
        record Entry(String accountId, String openedAt, long openOrders, AccountFigures figures) {

            static Entry of(AccountSummary account, Quotes quotes) {
                return new Entry(
                        account.account().value(),
                        IsoTime.of(account.openedAt()),
                        account.openOrders(),
                        AccountFigures.of(account.balance(), account.holdings(), quotes));
            }
        }
    }
}
