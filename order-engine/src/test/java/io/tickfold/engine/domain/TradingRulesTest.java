package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.RefusalReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine does what the document on the trading rules says, example by example.
class TradingRulesTest {

    private static final int NEWEST_RULES = 3;
    private static final Path DOCUMENT = Path.of("..", "docs", "trading-rules.md");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern REFUSAL =
            Pattern.compile("\\| `([A-Z_]+)` \\| (.*?) \\| (.*?) \\| (.*?) \\|");

    static Stream<RuleExample> examples() {
        List<RuleExample> examples = new ArrayList<>();
        String title = "";
        List<String> block = null;
        for (String line : document()) {
            Matcher heading = HEADING.matcher(line);
            if (block != null && line.equals("```")) {
                examples.add(
                        RuleExample.parse(
                                String.format(Locale.ROOT, "%s (%d)", title, examples.size() + 1),
                                block));
                block = null;
            } else if (block != null) {
                block.add(line);
            } else if (line.equals("```rules")) {
                block = new ArrayList<>();
            } else if (heading.matches()) {
                title = heading.group(1);
            }
        }
        return examples.stream();
    }

    private static List<String> document() {
        try {
            return Files.readAllLines(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsTrue(RuleExample example) {
        assertThat(example.differences()).isEmpty();
    }

    /// Name, details, and whether a key is bound, in the order of the checks.
    @Test
    void everyRefusalIsListedInTheOrderOfTheChecks() {
        List<String> listed =
                document().stream()
                        .map(REFUSAL::matcher)
                        .filter(Matcher::matches)
                        .map(m ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %s %s",
                                        m.group(1),
                                        m.group(3),
                                        m.group(4)))
                        .toList();

        assertThat(listed)
                .containsExactlyElementsOf(
                        Stream.of(RefusalReason.values()).map(TradingRulesTest::listing).toList());
    }

    private static String listing(RefusalReason reason) {
        String details = String.join(", ", new TreeSet<>(reason.details()));
        return String.format(
                Locale.ROOT,
                "%s %s %s",
                reason,
                details.isEmpty() ? "–" : details,
                reason.bindsKey(NEWEST_RULES) ? "bound" : "free");
    }

    @Test
    void everyIgnoredInputIsListed() {
        String text = String.join("\n", document());

        for (IgnoredInput reason : IgnoredInput.values()) {
            assertThat(text).contains("`" + reason + "`");
        }
    }
}
