package io.tickfold.audit.export;

import java.util.regex.Pattern;

/// A field of a line of comma-separated values, as RFC 4180 has it.
final class CsvField {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile(".*[\",\r\n].*", Pattern.DOTALL);

    private CsvField() {}

    /// The text in quotes if it needs them, and with an apostrophe before what a spreadsheet would
    /// take for a formula.
    static String of(String text) {
        String harmless =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches()
                        ? "'" + text
                        : text;
        return QUOTED.matcher(harmless).matches()
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
