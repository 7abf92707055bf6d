package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// Words of a client that may not mean anything here, such as an unknown symbol; at most 32
/// printable ASCII characters, the rest cut, others replaced by `?`.
public record RequestedText(@JsonValue String value) {

    private static final int MAX_LENGTH = 32;
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestedText {
        String cut = value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) : value;
        value =
                cut.chars().allMatch(RequestedText::isPrintable)
                        ? cut
                        : NOT_PRINTABLE.matcher(cut).replaceAll("?");
    }

    private static boolean isPrintable(int character) {
        return character >= ' ' && character <= '~';
    }

    @Override
    public String toString() {
        return value;
    }
}
