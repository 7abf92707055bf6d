package io.tickfold.gateway.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.IsoTime;
import io.tickfold.gateway.web.openapi.Bodies;
import io.tickfold.readmodel.query.BalanceAt;
import io.tickfold.readmodel.query.RecordedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;

/// Describes the endpoints that tell what an account has and what happened to it.
interface AccountApi {

    /// The parameters of a list of events.
    @Parameter(
            in = ParameterIn.QUERY,
            name = "after",
            description = "The sequence that the first one follows",
            schema = @Schema(type = "integer", format = "int64", minimum = "0", defaultValue = "0"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "The most events",
            schema =
                    @Schema(
                            type = "integer",
                            format = "int32",
                            minimum = "1",
                            maximum = "1000",
                            defaultValue = "100"))
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface PageOfEvents {}

    @Operation(
            operationId = "getBalance",
            summary = "The balance of the account",
            description = "Without what open orders hold as margin.")
    @Bodies(answers = FoundBalance.class)
    @ApiResponse(
            responseCode = "404",
            description = "There is no such account yet.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NoBalance.class)))
    Answer balance(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "getAccount",
            summary = "What the account is worth at the last quotes",
            description = "What depends on quotes is null while one of them is not known.")
    @Bodies(answers = AccountFigures.class)
    Answer account(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "listBalances",
            summary = "The balance over time",
            description =
                    "After at most 250 events, which are evenly spread over all of the time; the first"
                            + " one is the last before `from`.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "Events at this time or later; all without it.",
            schema = @Schema(type = "string", example = "2026-03-01T12:00:00Z"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            description = "Events before this time; all without it.",
            schema = @Schema(type = "string", example = "2026-03-01T12:00:00Z"))
    @Bodies(answers = BalancesBody.class)
    Answer balances(HttpServletRequest request, Principal client);

    @Operation(
            operationId = "listEvents",
            summary = "What happened to the account, in order",
            description = "Without a gap; only an empty page is the last.")
    @PageOfEvents
    @Bodies(answers = EventsBody.class)
    Answer events(HttpServletRequest request, Principal client);

    /// The body of a balance.
    @Schema(name = "Balance")
    record FoundBalance(
            @Schema(allowableValues = "success") String status,
            @Schema(example = "10000.00", description = "The balance.") BigDecimal message) {}

    /// The body for those who have no account.
    @Schema(name = "NoBalance")
    record NoBalance(
            @Schema(allowableValues = "error") String status,
            @Schema(example = "User not found") String message) {}

    /// The body of a balance over time.
    @Schema(name = "Balances")
    record BalancesBody(List<BalancePoint> balances) {

        /// What was in the account after an event.
        ///
        /// @param sequence of the event
        @Schema(name = "BalancePoint")
        record BalancePoint(long sequence, String at, BigDecimal balance) {}

        static BalancesBody of(List<BalanceAt> found) {
            return new BalancesBody(
                    found.stream()
                            .map(each ->
                                    new BalancePoint(
                                            each.sequence(),
                                            IsoTime.of(each.at()),
                                            each.balance().value()))
                            .toList());
        }
    }

    /// The body of a list of events.
    @Schema(name = "AccountEvents")
    record EventsBody(List<Event> events) {

        /// @param data as it is in Kafka
        @Schema(name = "AccountEvent")
        record Event(
                @Schema(description = "Counts the account's events from 1.") long sequence,
                String type,
                @Schema(types = "object") @JsonRawValue String data) {}

        static EventsBody of(List<RecordedEvent> events) {
            return new EventsBody(
                    events.stream().map(e -> new Event(e.sequence(), e.type(), e.data())).toList());
        }
    }
}
