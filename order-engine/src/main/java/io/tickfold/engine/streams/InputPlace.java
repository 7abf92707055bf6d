package io.tickfold.engine.streams;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A record of `trade-input`, written as `3-12345`: its partition and its offset.
public record InputPlace(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})-(\\d{1,18})");

    /// Reads a place such as `3-12345`.
    ///
    /// @throws IllegalArgumentException if it is none
    public static InputPlace valueOf(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no partition and offset, such as 3-12345");
        }
        return new InputPlace(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
