package io.tickfold.contract.value;

/// Letters of ASCII in another case; every other character stays as it is, so that none becomes
/// like a letter that it only resembles.
public final class Ascii {

    private static final int DISTANCE = 'a' - 'A';

    private Ascii() {}

    /// The text with `A` to `Z` as `a` to `z`.
    public static String lower(String text) {
        return shifted(text, 'A', 'Z', DISTANCE);
    }

    /// The text with `a` to `z` as `A` to `Z`.
    public static String upper(String text) {
        return shifted(text, 'a', 'z', -DISTANCE);
    }

    /// Whether two texts are the same but for the case of letters of ASCII.
    public static boolean equal(String one, String other) {
        return lower(one).equals(lower(other));
    }

    private static String shifted(String text, char first, char last, int distance) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] >= first && characters[i] <= last) {
                characters[i] = (char) (characters[i] + distance);
            }
        }
        return new String(characters);
    }
}
