package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tickfold.contract.value.Price;
import java.util.Optional;

/// What becomes of a protective level: set to a price, or removed if there is none; written as the
/// price or as `none`.
public record LevelChange(Optional<Price> price) {

    private static final String NONE = "none";

    /// Sets the level.
    public static LevelChange to(Price price) {
        return new LevelChange(Optional.of(price));
    }

    /// Removes the level.
    public static LevelChange removal() {
        return new LevelChange(Optional.empty());
    }

    /// @throws IllegalArgumentException if the text is neither a price nor `none`
    @JsonCreator
    static LevelChange of(String text) {
        return text.equals(NONE) ? removal() : to(Price.of(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return price.map(Price::toString).orElse(NONE);
    }
}
