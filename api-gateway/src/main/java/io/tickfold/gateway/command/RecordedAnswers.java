package io.tickfold.gateway.command;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.gateway.web.Answer;
import java.util.List;

/// What clients read of a command that was answered before, by its events alone.
public final class RecordedAnswers {

    private RecordedAnswers() {}

    /// The answer that the events of a command are.
    ///
    /// Refusals say what was asked for, by the fingerprint of a command with a key or by the kind
    /// of command. Old ones may say neither: one that reads differently from operation to operation
    /// then reads as it does for most of them.
    public static Answer of(List<TradeEvent> events) {
        return CommandAnswers.of(
                events, refused -> RefusalAnswers.of(refused.refusal(), operation(refused)));
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
