package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/// How many units of an instrument, greater than 0.
public record Quantity(BigDecimal value) implements Ordered<BigDecimal, Quantity> {

    /// @throws IllegalArgumentException if the quantity is not positive or out of bounds
    public Quantity {
        value = Decimals.positive(value, 0);
    }

    /// Reads a quantity such as `0.1`.
    @JsonCreator
    public static Quantity of(String text) {
        return new Quantity(Decimals.parse(text));
    }

    /// Whether the quantity is a whole number of steps.
    public boolean isMultipleOf(Quantity step) {
        return Decimals.isMultiple(value, step.value);
    }

    /// @throws IllegalArgumentException if nothing is left
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
