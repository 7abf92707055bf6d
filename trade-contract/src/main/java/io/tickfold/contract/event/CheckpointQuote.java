package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;

/// A symbol's newest quote at a checkpoint.
///
/// @param at the log's time when it came
/// @param offset of its tick in the partition of `trade-input`
public record CheckpointQuote(
        Symbol symbol,
        @JsonUnwrapped Quote quote,
        @JsonUnwrapped FeedPosition position,
        Instant at,
        long offset) {}
