package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.embedded.EmbeddedKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildCommandTest {

    @TempDir Path data;

    private final PrintStream systemError = System.err;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void captureErrors() {
        System.setErr(new PrintStream(errors, true, UTF_8));
    }

    @AfterEach
    void releaseErrors() {
        System.setErr(systemError);
    }

    @Test
    void refusesArgumentsThatItDoesNotKnow() {
        assertThat(RebuildCommand.execute("--partition", "1")).isEqualTo(2);
    }

    @Test
    void failsWhereThereIsNothing() {
        assertThat(RebuildCommand.execute("--data", data.toString())).isEqualTo(1);
        assertThat(errors.toString(UTF_8)).contains("there is no data in");
    }

    @Test
    void refusesADirectoryInUse() {
        try (EmbeddedKafka _ = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
            assertThat(RebuildCommand.execute("--data", data.toString())).isEqualTo(3);
            assertThat(errors.toString(UTF_8))
                    .contains("another broker uses")
                    .contains("stop it first");
        }
    }

    @Test
    void makesNothingFromNothing() {
        EmbeddedKafka.start(data.resolve("kafka"), 0).close();

        assertThat(RebuildCommand.execute("--data", data.toString())).isEqualTo(1);
        assertThat(errors.toString(UTF_8))
                .contains("trade-events holds nothing to make a state from");
    }
}
