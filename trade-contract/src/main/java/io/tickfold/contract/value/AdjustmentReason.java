package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// Why an operator adjusted a balance, in words: 1 to 200 characters, none of them for control.
public record AdjustmentReason(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,200}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdjustmentReason {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a valid AdjustmentReason");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
