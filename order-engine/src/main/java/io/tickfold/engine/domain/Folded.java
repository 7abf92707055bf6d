package io.tickfold.engine.domain;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.util.List;

/// What came of folding one input.
///
/// @param triggered events that quotes led to, of this input and of those before it; they happened
///   before what the outcome says
/// @param outcome what the input itself led to
/// @param used what has to be remembered of idempotency keys
/// @param forgotten what need not be remembered any more
public record Folded(
        List<TradeEvent> triggered, Outcome outcome, List<Use> used, List<Use> forgotten) {}
