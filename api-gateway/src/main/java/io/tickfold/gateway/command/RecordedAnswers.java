package io.tickfold.gateway.command;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.gateway.web.Answer;
import java.util.List;

/// What clients read of a command that was answered before, by its events alone.
public final class RecordedAnswers {

    private RecordedAnswers() {}

    /// The answer that the events of a command are.
    ///
    /// Events of a command with a key say what was asked for. For others, a refusal that reads
    /// differently from operation to operation reads as it does for most of them.
    public static Answer of(List<TradeEvent> events) {
        return CommandAnswers.of(
                events,
                refusal -> RefusalAnswers.of(refusal, operation(events.getLast(), refusal)));
    }

    private static Operation operation(TradeEvent event, Refusal refusal) {
        return event.header()
                .cause()
                .fingerprint()
                .flatMap(Operation::of)
                .orElseGet(() -> usual(refusal));
    }

    private static Operation usual(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNKNOWN_ACCOUNT, LEVELS_ON_WRONG_SIDE -> Operation.CREATE;
            default -> Operation.CLOSE;
        };
    }
}
