package io.tickfold.gateway.command;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.ErrorBody;
import java.util.List;
import org.springframework.http.HttpStatus;

/// What clients read of a command that was answered before, by its events alone.
public final class RecordedAnswers {

    private RecordedAnswers() {}

    private record AccountOpenedBody(String message) {}

    /// The answer that the events of a command are.
    ///
    /// Refusals say what was asked for, by the fingerprint of a command with a key or by the kind
    /// of command. Old ones may say neither: one that reads differently from operation to operation
    /// then reads as it does for most of them.
    ///
    /// The command that opens an account is a gateway's own, so that nobody was answered then.
    public static Answer of(List<TradeEvent> events) {
        return events.getFirst() instanceof AccountOpened
                ? Answer.ok(new AccountOpenedBody("Account opened"))
                : CommandAnswers.of(events, RecordedAnswers::refusal);
    }

    private static Answer refusal(CommandRefused refused) {
        RefusalReason reason = refused.refusal().reason();
        return reason == RefusalReason.ACCOUNT_EXISTS
                ? Answer.error(
                        HttpStatus.BAD_REQUEST,
                        reason.name(),
                        ErrorBody.ofEngine("Account exists already"))
                : RefusalAnswers.of(refused.refusal(), operation(refused));
    }

    private static Operation operation(CommandRefused refused) {
        return refused.header()
                .cause()
                .fingerprint()
                .flatMap(Operation::of)
                .or(() -> refused.command().flatMap(Operation::of))
                .orElseGet(() -> usual(refused.refusal()));
    }

    private static Operation usual(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNKNOWN_ACCOUNT, LEVELS_ON_WRONG_SIDE -> Operation.CREATE;
            default -> Operation.CLOSE;
        };
    }
}
