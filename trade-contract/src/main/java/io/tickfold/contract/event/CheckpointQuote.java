package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A symbol's newest quote at a checkpoint.
///
/// @param at the log's time when it came
/// @param offset of its tick in the partition of `trade-input`
/// @param anchors earlier quotes that say how far the newest one has moved: which accounts a tick
///   concerns depends on them from rules version 3 on
public record CheckpointQuote(
        Symbol symbol,
        @JsonUnwrapped Quote quote,
        @JsonUnwrapped FeedPosition position,
        Instant at,
        long offset,
        Optional<List<Quote>> anchors) {}
