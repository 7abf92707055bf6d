package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names a tradable instrument in its canonical form, such as `BTCUSDT`.
public record Symbol(@JsonValue String value) implements Ordered<String, Symbol> {

    private static final Form FORM = Form.capitals("_", 20);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Symbol {
        FORM.require(value, Symbol.class);
    }

    @Override
    public String toString() {
        return value;
    }
}
