package io.tickfold.audit.export;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A field of a line of comma-separated values, as RFC 4180 has it, that no spreadsheet takes for a
/// formula, whatever separator it was told to look for.
///
/// Quotes do not help there: a spreadsheet that splits at semicolons sees a quote in the middle of
/// its cell. So a separator, and whatever cannot be seen, is never written as it is.
final class CsvField {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    /// By OWASP's list, after compatible forms (full-width, small, raised) became plain ones.
    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{M}]*[=+\\-@−].*", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("[^,\"]*[,\"].*", Pattern.DOTALL);
    private static final String SEPARATORS = ";|";
    private static final String FILLERS = "\u115f\u1160\u2800\u3164\uffa0";
    private static final char MARK = '\'';

    private CsvField() {}

    /// The text as a field: with `\\` for a backslash, `\` and `uXXXX` for what may not be there,
    /// an apostrophe before a formula or another apostrophe, and in quotes if it needs them.
    static String of(String text) {
        String visible =
                text.codePoints().mapToObj(CsvField::visible).collect(Collectors.joining());
        String harmless = isFormula(visible) || startsMarked(visible) ? MARK + visible : visible;
        return QUOTED.matcher(harmless).matches()
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    private static boolean startsMarked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK;
    }

    private static boolean isFormula(String text) {
        return !NUMBER.matcher(text).matches()
                && FORMULA.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).matches();
    }

    private static String visible(int codePoint) {
        String itself = Character.toString(codePoint);
        if (codePoint == '\\') {
            return "\\\\";
        }
        return isPlain(codePoint)
                ? itself
                : itself.chars()
                        .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                        .collect(Collectors.joining());
    }

    private static boolean isPlain(int codePoint) {
        if (codePoint == ' ') {
            return true;
        }
        return SEPARATORS.indexOf(codePoint) < 0
                && FILLERS.indexOf(codePoint) < 0
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                            false;
                    default -> true;
                };
    }
}
