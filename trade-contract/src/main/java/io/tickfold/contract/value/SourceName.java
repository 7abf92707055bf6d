package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names where prices come from, such as `binance`: 1 to 32 letters, digits and hyphens.
public record SourceName(@JsonValue String value) implements Ordered<String, SourceName> {

    private static final Form FORM = Form.alphanumeric("-", 32);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SourceName {
        FORM.require(value, SourceName.class);
    }

    @Override
    public String toString() {
        return value;
    }
}
