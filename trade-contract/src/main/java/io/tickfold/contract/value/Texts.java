package io.tickfold.contract.value;

import java.util.regex.Pattern;

/// Checks the form of identifiers.
final class Texts {

    private Texts() {}

    /// @throws IllegalArgumentException naming the type, never the text, which may be anything
    static void requireForm(Pattern form, String text, Class<?> type) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not a valid " + type.getSimpleName());
        }
    }
}
