package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Says what a client asked for under its idempotency key: two attempts that ask for the same share
/// it. 1 to 128 characters of `[A-Za-z0-9_.:-]`.
///
/// What operators ask for begins with `admin-deposit:` or `adjust:`, and nothing else does.
public record Fingerprint(@JsonValue String value) {

    private static final Form FORM = Form.alphanumeric("_.:-", 128);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Fingerprint {
        FORM.require(value, Fingerprint.class);
    }

    /// Whether an operator asked, whose keys are bounded apart from those of the account's owner.
    public boolean isOfOperator() {
        return value.startsWith("admin-deposit:") || value.startsWith("adjust:");
    }

    @Override
    public String toString() {
        return value;
    }
}
