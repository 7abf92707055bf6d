package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/// US dollars for one unit of an instrument, greater than 0, written with at least 2 decimals.
public record Price(BigDecimal value) implements Ordered<BigDecimal, Price> {

    private static final int MIN_DECIMALS = 2;

    /// @throws IllegalArgumentException if the price is not positive or out of bounds
    public Price {
        value = Decimals.positive(value, MIN_DECIMALS);
    }

    /// Reads a price such as `42350.75`.
    @JsonCreator
    public static Price of(String text) {
        return new Price(Decimals.parse(text));
    }

    /// Whether the price is a whole number of steps.
    public boolean isMultipleOf(Price step) {
        return Decimals.isMultiple(value, step.value);
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
