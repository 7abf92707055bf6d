package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A client's own name for an order, stored and returned: 1 to 64 printable ASCII characters.
public record ClientOrderId(@JsonValue String value) {

    private static final Form FORM = Form.printable(64);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClientOrderId {
        FORM.require(value, ClientOrderId.class);
    }

    @Override
    public String toString() {
        return value;
    }
}
