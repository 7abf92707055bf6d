package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Names a trading account: 1 to 64 characters of `[A-Za-z0-9_-]`.
public record AccountId(@JsonValue String value) implements Ordered<String, AccountId> {

    /// In characters.
    public static final int LONGEST = 64;

    private static final Form FORM = Form.alphanumeric("_-", LONGEST);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        FORM.require(value, AccountId.class);
    }

    @Override
    public String toString() {
        return value;
    }
}
