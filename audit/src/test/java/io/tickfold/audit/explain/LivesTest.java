package io.tickfold.audit.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// With `-Dtickfold.test.write=true` it writes the texts anew instead of comparing them.
class LivesTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "explain");
    private static final int WIDTH = 100;

    @ParameterizedTest
    @EnumSource
    void readAsTheyDid(Lives life) throws IOException {
        assertGolden(life.file() + ".txt", TextReport.of(life.told().explanation()));
    }

    @ParameterizedTest
    @EnumSource
    void areTheSameInJson(Lives life) throws IOException {
        assertGolden(life.file() + ".json", ExplainCommand.json(life.told().explanation()) + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void agreeWithTheirEvents(Lives life) {
        Explanation explanation = life.told().explanation();
        assertThat(explanation.steps()).isNotEmpty();
        assertThat(explanation.agrees()).isTrue();
        assertThat(TextReport.of(explanation)).doesNotContain("!!!");
    }

    @ParameterizedTest
    @EnumSource
    void fitOnAScreen(Lives life) {
        assertThat(TextReport.of(life.told().explanation()).lines())
                .allMatch(line -> line.length() <= WIDTH);
    }

    private static void assertGolden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("tickfold.test.write")) {
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file, UTF_8));
    }
}
