package io.tickfold.contract.value;

/// The form of an identifier: some characters of ASCII, at least one and not too many. Far faster
/// than a pattern, which matters where every message has several.
final class Form {

    private static final int ASCII = 128;

    private final boolean[] allowed = new boolean[ASCII];
    private final int longest;

    private Form(int longest) {
        this.longest = longest;
    }

    /// Letters, digits and some more.
    ///
    /// @param longest most characters
    static Form alphanumeric(String more, int longest) {
        return new Form(longest).range('A', 'Z').range('a', 'z').range('0', '9').with(more);
    }

    /// Capital letters, digits and some more.
    ///
    /// @param longest most characters
    static Form capitals(String more, int longest) {
        return new Form(longest).range('A', 'Z').range('0', '9').with(more);
    }

    /// Everything that can be printed, blanks too.
    ///
    /// @param longest most characters
    static Form printable(int longest) {
        return new Form(longest).range(' ', '~');
    }

    private Form range(char first, char last) {
        for (char each = first; each <= last; each++) {
            allowed[each] = true;
        }
        return this;
    }

    private Form with(String more) {
        for (int i = 0; i < more.length(); i++) {
            allowed[more.charAt(i)] = true;
        }
        return this;
    }

    boolean matches(String text) {
        boolean matches = !text.isEmpty() && text.length() <= longest;
        for (int i = 0; matches && i < text.length(); i++) {
            char each = text.charAt(i);
            matches = each < ASCII && allowed[each];
        }
        return matches;
    }

    /// @throws IllegalArgumentException naming the type, never the text, which may be anything
    void require(String text, Class<?> type) {
        if (!matches(text)) {
            throw new IllegalArgumentException("not a valid " + type.getSimpleName());
        }
    }
}
