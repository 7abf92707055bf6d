package io.tickfold.gateway.command;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.command.OrderBodies.OrderAmendedBody;
import io.tickfold.gateway.command.OrderBodies.OrderClosedBody;
import io.tickfold.gateway.command.OrderBodies.OrderCreatedBody;
import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The answers that clients get to their commands.
final class CommandAnswers {

    private CommandAnswers() {}

    static Answer of(AttemptResult result, Wish wish, Requester requester, CommandId command) {
        return switch (result) {
            case AttemptResult.Replied reply ->
                    of(reply.events(), wish).with(Answer.POSITION, reply.position().toString());
            case AttemptResult.NotSent() ->
                    GatewayRefusal.SERVICE_UNAVAILABLE
                            .saying("The command was not sent, safe to retry")
                            .retryAfter(1);
            case AttemptResult.TurnedAway() ->
                    GatewayRefusal.OVERLOADED
                            .saying(
                                    "Too many commands at once, this one was not sent, safe to retry")
                            .retryAfter(1);
            case AttemptResult.Unknown() -> unknown(requester, command);
            case AttemptResult.Unreadable() -> unanswerable(requester, command);
        };
    }

    /// The answer that follows from the events of a command.
    ///
    /// @throws IllegalStateException if none does
    static Answer of(List<TradeEvent> events, Wish wish) {
        return of(events, refused -> RefusalAnswers.of(refused.refusal(), wish))
                .orElseThrow(() -> new IllegalStateException("no answer follows from " + events));
    }

    /// @param refusals the answer to a refusal
    static Optional<Answer> of(List<TradeEvent> events, Function<CommandRefused, Answer> refusals) {
        if (events.getLast() instanceof CloseAllCompleted completed) {
            return ok(OrdersClosedBody.of(events, completed));
        }
        return events.stream()
                .map(event -> of(event, refusals))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Answer> of(
            TradeEvent event, Function<CommandRefused, Answer> refusals) {
        return switch (event) {
            case OrderOpened opened -> ok(OrderCreatedBody.of(opened));
            case OrderAmended amended -> ok(OrderAmendedBody.of(amended));
            case OrderReduced reduced -> ok(OrderClosedBody.of(reduced));
            case OrderClosed closed -> ok(OrderClosedBody.of(closed));
            case FundsDeposited deposited -> ok(FundsBody.of(deposited));
            case FundsWithdrawn withdrawn -> ok(FundsBody.of(withdrawn));
            case BalanceAdjusted adjusted -> ok(FundsBody.of(adjusted));
            case CommandRefused refused -> Optional.of(refusals.apply(refused));
            case AccountOpened _,
                    CloseAllCompleted _,
                    MarginCalled _,
                    MarginCallEnded _,
                    NegativeBalanceCleared _,
                    CommandRepeated _ ->
                    Optional.empty();
        };
    }

    private static Optional<Answer> ok(Object body) {
        return Optional.of(Answer.ok(body));
    }

    /// The answer while this gateway waits for the reply to another attempt.
    static Answer stillRunning(Requester requester, CommandId command) {
        return GatewayRefusal.STILL_RUNNING
                .saying("Not answered yet: ask GET " + requester.addressOf(command))
                .retryAfter(1)
                .with(Answer.COMMAND_ID, command.value());
    }

    private static Answer unknown(Requester requester, CommandId command) {
        String address = requester.addressOf(command);
        return unknown(command, "No answer in time, outcome unknown: ask GET " + address);
    }

    /// The answer to a command whose reply says nothing that a client could be told.
    static Answer unanswerable(Requester requester, CommandId command) {
        String address = requester.addressOf(command);
        return unknown(command, "The reply cannot be read, outcome unknown: ask GET " + address);
    }

    /// The answer to a command that was answered before, while that answer cannot be read.
    static Answer unreadable(CommandId command) {
        return unknown(
                command, "Answered before, but the answer cannot be read now: ask again later");
    }

    private static Answer unknown(CommandId command, String message) {
        GatewayRefusal refusal = GatewayRefusal.OUTCOME_UNKNOWN;
        return refusal.answer(ErrorBody.undecided(refusal.error(), message).of(command.value()));
    }
}
