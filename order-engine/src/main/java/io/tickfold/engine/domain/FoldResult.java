package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.MarketInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one input led to: events, and what changed in the market.
///
/// @param triggered events that quotes of this input and of earlier ones led to; they happened
///   before the answer
/// @param answer events of the command itself, the last one final; empty for any other input
/// @param applied the input, or what was accepted of it, if it changed the market
/// @param ignored why it changed nothing, if it did not; once for each tick that is ignored
/// @param fault why deciding failed, which is a bug; the answer is a refusal then
/// @param skipped what was not decided, of this input and of earlier ones
public record FoldResult(
        List<TradeEvent> triggered,
        List<TradeEvent> answer,
        Optional<MarketInput> applied,
        List<IgnoredInput> ignored,
        Optional<RuntimeException> fault,
        List<Skip> skipped) {

    /// Of an input that is not folded, since nobody can tell what it is and who sent it.
    public static final FoldResult NOTHING = ofClock(List.of());

    static FoldResult ofClock(List<TradeEvent> triggered) {
        return ofMarket(triggered, Optional.empty(), List.of());
    }

    static FoldResult ofMarket(
            List<TradeEvent> triggered, Optional<MarketInput> applied, List<IgnoredInput> ignored) {
        return new FoldResult(triggered, List.of(), applied, ignored, Optional.empty(), List.of());
    }

    static FoldResult ofCommand(List<TradeEvent> triggered, List<TradeEvent> answer) {
        return new FoldResult(
                triggered, answer, Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    FoldResult failedBy(RuntimeException cause) {
        return with(Optional.of(cause), skipped);
    }

    FoldResult skipping(List<Skip> skips) {
        return skips.isEmpty() ? this : with(fault, skips);
    }

    private FoldResult with(Optional<RuntimeException> cause, List<Skip> skips) {
        return new FoldResult(triggered, answer, applied, ignored, cause, skips);
    }

    /// All events, in the order in which they happened.
    public List<TradeEvent> events() {
        if (answer.isEmpty()) {
            return triggered;
        }
        List<TradeEvent> events = new ArrayList<>(triggered);
        events.addAll(answer);
        return events;
    }
}
