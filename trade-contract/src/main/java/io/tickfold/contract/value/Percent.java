package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/// A share in hundredths, 0 or more: `0.5` is half of a hundredth.
public record Percent(BigDecimal value) implements Ordered<BigDecimal, Percent> {

    private static final int HUNDREDTHS = 2;

    /// @throws IllegalArgumentException if the share is negative or out of bounds
    public Percent {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a percentage is 0 or more");
        }
        value = Decimals.canonical(value, 0);
    }

    /// Reads a percentage such as `0.5`.
    @JsonCreator
    public static Percent of(String text) {
        return new Percent(Decimals.parse(text));
    }

    /// The share as a factor: 0.005 for 0.5 percent.
    public BigDecimal fraction() {
        return value.movePointLeft(HUNDREDTHS);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
