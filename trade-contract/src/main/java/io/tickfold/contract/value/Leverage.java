package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.IntStream;

/// How many times the margin an order may be worth: a whole number from 1 to 1,000,000.
public record Leverage(@JsonValue int value) implements Comparable<Leverage> {

    /// The largest number that can be asked for; instruments allow far less.
    public static final int LARGEST = 1_000_000;

    private static final Leverage[] USUAL =
            IntStream.rangeClosed(1, 1_000).mapToObj(Leverage::new).toArray(Leverage[]::new);

    public Leverage {
        if (value < 1 || value > LARGEST) {
            throw new IllegalArgumentException("leverage is a whole number from 1 to 1,000,000");
        }
    }

    /// The same object for each usual number, since every open order has one.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Leverage of(int value) {
        return value >= 1 && value <= USUAL.length ? USUAL[value - 1] : new Leverage(value);
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
