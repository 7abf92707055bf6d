package io.tickfold.audit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.Golden;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LivesTest {

    private static final int WIDTH = 100;

    @ParameterizedTest
    @EnumSource
    void readAsTheyDid(Lives life) throws IOException {
        Golden.assertSame(
                "explain/" + life.file() + ".txt", TextReport.of(life.told().explanation()));
    }

    @ParameterizedTest
    @EnumSource
    void areTheSameInJson(Lives life) throws IOException {
        Golden.assertSame(
                "explain/" + life.file() + ".json",
                ExplainCommand.json(life.told().explanation()) + "\n");
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
}
