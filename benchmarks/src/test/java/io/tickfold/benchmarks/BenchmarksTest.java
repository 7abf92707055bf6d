package io.tickfold.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tickfold.benchmarks.comparison.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The benchmarks still run; what they measure of so few orders means nothing.
class BenchmarksTest {

    private static final String[] FEW_ORDERS = {"1000"};

    @Test
    void measuresTheMarket() {
        assertThatCode(() -> MarketBenchmark.main(FEW_ORDERS)).doesNotThrowAnyException();
    }

    @Test
    void measuresTheState() {
        assertThatCode(() -> StateBenchmark.main(FEW_ORDERS)).doesNotThrowAnyException();
    }

    /// Tickfold itself is not on this class path; one contender over HTTP has to do for all.
    @Test
    @EnabledIfSystemProperty(
            named = "tickfold.test.comparison",
            matches = "true",
            disabledReason = "takes a minute; -Dtickfold.test.comparison=true runs it")
    void comparesContenders(@TempDir Path directory) throws IOException {
        Comparison.main(new String[] {"-Xmx512m", "trial", directory.toString(), "at-least-once"});
        assertThat(directory.resolve("comparison.md"))
                .content()
                .contains("| (d) ", "half of capacity");
        assertThat(directory.resolve("comparison.svg")).content().endsWith("</svg>\n");
        assertThat(directory.resolve("comparison.json")).content().doesNotContain("\"count\" : 0,");
    }

    @Test
    void comparesArithmeticThatComesToTheSame() {
        assertThatCode(new ArithmeticBenchmark()::requireSameResults).doesNotThrowAnyException();
    }
}
