package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import java.util.ArrayList;
import java.util.List;

/// Asks the engine's fold as any other broker is asked.
public final class Engine {

    private Engine() {}

    /// Folds an entry, whether it can be read or not.
    public static Folded fold(PartitionFold fold, Entry entry) {
        return entry.input()
                .map(input -> fold.fold(input, entry.position()))
                .orElseGet(() ->
                        fold.foldUnreadable(
                                entry.position().key().orElseThrow(), entry.position()));
    }

    /// Everything that an input led to, in the order in which it happened.
    public static List<TradeEvent> events(Folded folded) {
        List<TradeEvent> events = new ArrayList<>(folded.triggered());
        events.addAll(answer(folded.outcome()));
        return events;
    }

    /// What the input itself led to.
    static List<TradeEvent> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided(List<TradeEvent> events) -> events;
            case Outcome.Failed(TradeEvent refusal, RuntimeException _) -> List.of(refusal);
            case Outcome.MarketMoved(), Outcome.Ignored _ -> List.of();
        };
    }
}
