package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// Names a tradable instrument in its canonical form, such as `BTCUSDT`.
public record Symbol(@JsonValue String value) implements Comparable<Symbol> {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9_]{1,20}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Symbol {
        Texts.requireForm(FORM, value, Symbol.class);
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
