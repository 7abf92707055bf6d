package io.tickfold.contract.input;

import java.time.Instant;

/// Time passes, though nothing else may happen.
public record Clock(Instant publishedAt) implements TradeInput {}
