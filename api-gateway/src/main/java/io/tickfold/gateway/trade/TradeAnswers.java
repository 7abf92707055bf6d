package io.tickfold.gateway.trade;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.engine.Outcome;
import io.tickfold.gateway.engine.Reply;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import org.springframework.http.HttpHeaders;

/// What clients read of the outcome of a command.
final class TradeAnswers {

    static final String RETRY_AFTER = HttpHeaders.RETRY_AFTER;
    static final String A_SECOND = "1";

    private TradeAnswers() {}

    static Answer of(Outcome outcome, CommandId command, Operation operation) {
        Answer answer =
                switch (outcome) {
                    case Outcome.Replied(Reply reply) ->
                            of(reply.last(), operation)
                                    .with(Answer.POSITION, reply.position().toString());
                    case Outcome.NotSent() -> notSent();
                    case Outcome.Unknown() -> unknown(command);
                    case Outcome.Unreadable() -> GatewayRefusal.INTERNAL_ERROR.answer();
                };
        return answer.with(Answer.COMMAND_ID, command.value());
    }

    private static Answer of(TradeEvent event, Operation operation) {
        return switch (event) {
            case OrderOpened opened ->
                    Answer.ok(new OrderCreatedBody(opened.order().orderId().value()));
            case OrderClosed closed -> Answer.ok(OrderClosedBody.of(closed));
            case CommandRefused refused -> RefusalAnswers.of(refused.refusal(), operation);
            case AccountOpened _ -> GatewayRefusal.INTERNAL_ERROR.answer();
        };
    }

    private static Answer notSent() {
        GatewayRefusal refusal = GatewayRefusal.SERVICE_UNAVAILABLE;
        String message = "The command was not sent, safe to retry";
        return refusal.answer(new RefusalBody(refusal.error(), message))
                .with(RETRY_AFTER, A_SECOND);
    }

    private static Answer unknown(CommandId command) {
        GatewayRefusal refusal = GatewayRefusal.OUTCOME_UNKNOWN;
        String message = "No answer in time, outcome unknown: the command may be carried out";
        return refusal.answer(new TimeoutBody(refusal.error(), message, true, command.value()));
    }
}
