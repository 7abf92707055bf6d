package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// Says what a client asked for under its idempotency key: two attempts that ask for the same share
/// it. 1 to 128 characters of `[A-Za-z0-9_.:-]`.
public record Fingerprint(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Fingerprint {
        Texts.requireForm(FORM, value, Fingerprint.class);
    }

    @Override
    public String toString() {
        return value;
    }
}
