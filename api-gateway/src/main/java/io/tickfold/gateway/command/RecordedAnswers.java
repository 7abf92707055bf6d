package io.tickfold.gateway.command;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.ErrorBody;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/// The answers to commands that were answered before, made from their events alone.
public final class RecordedAnswers {

    private RecordedAnswers() {}

    private record AccountOpenedBody(String message) {}

    /// The answer that follows from the events of a command.
    ///
    /// A refusal names its operation by the fingerprint of a command with a key or by the kind of
    /// command. Old ones may have neither; their text is then the one that most operations share.
    ///
    /// The command that opens an account is a gateway's own, so no client was answered then.
    public static Answer of(List<TradeEvent> events) {
        return events.getFirst() instanceof AccountOpened
                ? Answer.ok(new AccountOpenedBody("Account opened"))
                : CommandAnswers.of(events, RecordedAnswers::refusal)
                        .orElseGet(GatewayRefusal.INTERNAL_ERROR::answer);
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

    private static Optional<Operation> operation(CommandRefused refused) {
        return refused.header()
                .cause()
                .fingerprint()
                .flatMap(Operation::of)
                .or(() -> refused.command().flatMap(Operation::of));
    }
}
