package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// How many times the margin an order may be worth: a whole number from 1 to 1,000,000.
public record Leverage(@JsonValue int value) implements Comparable<Leverage> {

    /// The largest number that can be asked for; instruments allow far less.
    public static final int LARGEST = 1_000_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Leverage {
        if (value < 1 || value > LARGEST) {
            throw new IllegalArgumentException("leverage is a whole number from 1 to 1,000,000");
        }
    }

    @Override
    public int compareTo(Leverage other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
