package io.tickfold.readmodel.candle;

import java.math.BigDecimal;
import java.time.Instant;

/// What was traded within one interval.
///
/// @param time when the interval begins
/// @param isIncomplete whether trades of it are known to be missing
public record Candle(
        Instant time,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        long trades,
        boolean isIncomplete) {}
