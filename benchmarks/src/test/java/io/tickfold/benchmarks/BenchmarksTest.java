package io.tickfold.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

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

    @Test
    void comparesArithmeticThatComesToTheSame() {
        assertThatCode(new ArithmeticBenchmark()::requireSameResults).doesNotThrowAnyException();
    }
}
