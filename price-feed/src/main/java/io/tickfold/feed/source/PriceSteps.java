package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Rounds exact amounts to prices that an instrument can have.
public final class PriceSteps {

    private PriceSteps() {}

    /// @throws IllegalArgumentException if nothing is left after rounding
    public static Price round(BigDecimal amount, Price step, RoundingMode mode) {
        BigDecimal steps = amount.divide(step.value(), 0, mode);
        return new Price(steps.multiply(step.value()));
    }
}
