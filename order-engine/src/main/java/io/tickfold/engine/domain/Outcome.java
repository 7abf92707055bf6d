package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import java.util.List;

/// What an input itself led to.
public sealed interface Outcome {

    /// A command was decided; the last of these events is its final one.
    record Decided(List<TradeEvent> events) implements Outcome {}

    /// Deciding failed, which is a fault of ours; the command was refused.
    record Failed(TradeEvent refusal, RuntimeException fault) implements Outcome {}

    /// The market or its time moved on.
    record MarketMoved() implements Outcome {}

    /// Nothing but time moved.
    record Ignored(IgnoredInput reason) implements Outcome {}
}
