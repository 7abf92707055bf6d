package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Identifies one attempt at a command; no two attempts share it.
public record RequestId(@JsonValue String value) implements Ordered<String, RequestId> {

    private static final Form FORM = Form.alphanumeric("_-", 64);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestId {
        FORM.require(value, RequestId.class);
    }

    @Override
    public String toString() {
        return value;
    }
}
