package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.standalone.Programs.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Linters of others find nothing wrong with `docs/openapi.json`; the files with their rules,
/// beside it, explain each warning that stays.
@Timeout(300)
class DescriptionLintersTest {

    private static final Path DOCS = Path.of("..", "docs");

    @BeforeAll
    static void install() throws Exception {
        NodePackages.require();
    }

    @Test
    void spectralFindsNothing() throws Exception {
        Ended spectral =
                NodePackages.run(
                        "spectral",
                        "lint",
                        file("openapi.json"),
                        "--ruleset",
                        file("openapi.spectral.yaml"),
                        "--fail-severity",
                        "hint");

        assertThat(spectral.status()).as(spectral.output()).isZero();
        assertThat(spectral.output()).contains("No results");
    }

    @Test
    void redoclyFindsWhatIsExplained() throws Exception {
        Ended redocly =
                NodePackages.run(
                        "redocly",
                        "lint",
                        file("openapi.json"),
                        "--config",
                        file("openapi.redocly.yaml"),
                        "--format",
                        "stylish");

        assertThat(redocly.status()).as(redocly.output()).isZero();
        assertThat(redocly.output().lines().filter(line -> line.matches("\\s*\\d+:\\d+ .*")))
                .singleElement()
                .asString()
                .contains("warning", "operation-2xx-response");
    }

    private static String file(String name) throws IOException {
        return DOCS.resolve(name).toRealPath().toString();
    }
}
