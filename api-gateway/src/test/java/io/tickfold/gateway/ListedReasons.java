package io.tickfold.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the document on the API lists under every `Refusal-Reason`.
public final class ListedReasons {

    private static final Path DOCUMENT = Path.of("..", "docs", "api.md");
    private static final Pattern LIST =
            Pattern.compile("### Every `Refusal-Reason`\n(.*?)\n#", Pattern.DOTALL);
    private static final Pattern REASON = Pattern.compile("`([A-Z_]+)`(?:\\s\\((\\d{3}))?");
    private static final int UNLESS_GIVEN = 400;

    private ListedReasons() {}

    /// A reason, and the status of most of its answers.
    public record Listed(String name, int status) {

        static Listed of(MatchResult reason) {
            return new Listed(
                    reason.group(1),
                    Optional.ofNullable(reason.group(2))
                            .map(Integer::parseInt)
                            .orElse(UNLESS_GIVEN));
        }
    }

    public static List<Listed> all() {
        return LIST.matcher(document())
                .results()
                .flatMap(list -> REASON.matcher(list.group(1)).results())
                .map(Listed::of)
                .toList();
    }

    private static String document() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
