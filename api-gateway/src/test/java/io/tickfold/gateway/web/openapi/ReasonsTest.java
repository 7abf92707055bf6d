package io.tickfold.gateway.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the document on the API lists is what `Refusal-Reason` can say.
class ReasonsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "api.md");
    private static final Pattern LIST =
            Pattern.compile("### Every `Refusal-Reason`\n(.*?)\n#", Pattern.DOTALL);
    private static final Pattern REASON = Pattern.compile("`([A-Z_]+)`");

    @Test
    void areAllListedInTheirOrder() throws IOException {
        List<String> listed =
                LIST.matcher(Files.readString(DOCUMENT))
                        .results()
                        .flatMap(list -> REASON.matcher(list.group(1)).results())
                        .map((MatchResult reason) -> reason.group(1))
                        .toList();
        assertThat(listed).containsExactlyElementsOf(Reasons.all());
    }
}
