package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.standalone.Prose.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Documents, help and comments use the field's standard words, in lines that fit a page.
class WordsTest {

    private static final int LONGEST_LINE = 100;

    /// Regular expressions, in which a space may be a line break, and what to write instead.
    private static final Map<String, String> FORBIDDEN =
            Map.ofEntries(
                    Map.entry("anew", "rebuild, recompute, or again"),
                    Map.entry("put(s|ting)? (\\w+ ){0,2}aside", "dead-letter, or move aside"),
                    Map.entry("pass(es|ed|ing)? over", "skip, or ignore"),
                    Map.entry("work(s|ed|ing)? ((it|them|some|all) )*off", "process, or drain"),
                    Map.entry("(has|have|had) come to", "say what it is now"),
                    Map.entry("(go|goes|going|went|gone) on", "resume, or continue"),
                    Map.entry("dealt|deals? in|deal at", "trade, or execute"),
                    Map.entry("(stands?|standing|stood)(?! for)", "is"),
                    Map.entry("hear(s|d)? of", "observed, seen, or known"),
                    Map.entry("decid(e|es|ed|ing) (\\w+ ){0,3}again", "re-execute"),
                    Map.entry("rows", "read model, or projection"),
                    Map.entry("asks? for nothing", "requires nothing"),
                    Map.entry("what has come in", "received"));

    /// Comments that are published as descriptions in the schemas, and so stay as they are.
    private static final Pattern PUBLISHED =
            Pattern.compile(".*/(Checkpoint|RefusalReason|SymbolHalt)\\.java");

    /// Where rows are those of SQL.
    private static final Pattern SQL = Pattern.compile(".*read-?model.*\\.java");

    @ParameterizedTest
    @EnumSource
    void standardWordsAreUsed(Kind kind) throws IOException {
        List<Prose> all = kind.all().toList();
        List<String> found = all.stream().flatMap(WordsTest::forbidden).sorted().toList();

        assertThat(all).isNotEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    void aPhraseIsFoundAcrossTheEndOfALine() {
        Prose prose = new Prose(Path.of("a.md"), List.of("First.", "Then it went", "on."));

        assertThat(forbidden(prose))
                .containsExactly("a.md:2: 'went\non', write: resume, or continue");
    }

    @Test
    void linesOfDocumentsFitAPage() throws IOException {
        assertThat(Kind.DOCUMENTS.all().flatMap(WordsTest::tooLong)).isEmpty();
    }

    private static Stream<String> forbidden(Prose prose) {
        return FORBIDDEN.keySet().stream()
                .filter(words -> !isAllowed(words, prose.file()))
                .flatMap(words -> forbidden(words, prose));
    }

    private static boolean isAllowed(String words, Path file) {
        return PUBLISHED.matcher(file.toString()).matches()
                || (words.equals("rows") && SQL.matcher(file.toString()).matches());
    }

    private static Stream<String> forbidden(String words, Prose prose) {
        return pattern(words)
                .matcher(prose.text())
                .results()
                .map(found ->
                        String.format(
                                Locale.ROOT,
                                "%s:%d: '%s', write: %s",
                                prose.file(),
                                prose.lineAt(found.start()),
                                found.group(),
                                FORBIDDEN.get(words)));
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                "\\b(" + words.replace(" ", "\\s+") + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    private static Stream<String> tooLong(Prose prose) {
        List<String> lines = prose.lines();
        return IntStream.range(0, lines.size())
                .filter(i -> isTooLong(lines.get(i)))
                .mapToObj(i ->
                        String.format(Locale.ROOT, "%s:%d: %s", prose.file(), i + 1, lines.get(i)));
    }

    /// Rows of tables, and a link or a word by itself, cannot be wrapped.
    private static boolean isTooLong(String line) {
        String text = line.strip();
        return line.codePointCount(0, line.length()) > LONGEST_LINE
                && !text.startsWith("|")
                && text.contains(" ");
    }
}
