package io.tickfold.contract.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tickfold.contract.SeededRandom;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(5)
class DecimalsTest {

    private static final int ROUNDS = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "1,5", "0x10", "NaN", "Infinity", "1.2.3", "--1", "1 "})
    void refusesWhatIsNoNumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.parse(text));
    }

    @Test
    void refusesTextsLongerThan40CharactersWithoutReadingThem() {
        assertThat(Decimals.parse("0".repeat(40))).isEqualByComparingTo("0");
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.parse("0".repeat(41)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse("9".repeat(50_000_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e1000000000",
                "-1e1000000000",
                "1e-1000000000",
                "0e1000000000",
                "0e-1000000000",
                "1e2147483647",
                "1e-2147483647",
                "1e15",
                "1000000000000000",
                "0.0000000000001"
            })
    void numbersOutOfBoundsCostNothing(String text) {
        BigDecimal hostile = new BigDecimal(text);

        assertThat(Decimals.isBounded(hostile)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.canonical(hostile, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "-1e1000000000", "1e-1000000000", "0e1000000000"})
    void outcomesOutOfBoundsCostNothing(String text) {
        BigDecimal hostile = new BigDecimal(text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.rounded(hostile, 2, RoundingMode.CEILING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999.999999999999", "-999999999999999", "1e14", "1e-12"})
    void takes15DigitsBeforeAnd12AfterThePoint(String text) {
        assertThat(Decimals.isBounded(new BigDecimal(text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 1.00",
        "1.5000, 2, 1.50",
        "1.23456, 2, 1.23456",
        "1e3, 0, 1000",
        "100, 0, 100",
        "0, 0, 0",
        "0.000, 2, 0.00",
        "-0.10, 0, -0.1"
    })
    void hasOneCanonicalScale(String text, int minScale, String canonical) {
        assertThat(Decimals.canonical(new BigDecimal(text), minScale).toPlainString())
                .isEqualTo(canonical);
    }

    @Test
    void everyBoundedNumberKeepsItsValueAndItsText() {
        SeededRandom random = SeededRandom.create();
        for (int i = 0; i < ROUNDS; i++) {
            BigDecimal number = anyBounded(random);
            BigDecimal canonical = Decimals.canonical(number, 2);
            String text = canonical.toPlainString();

            assertThat(canonical).as("%s", random).isEqualByComparingTo(number);
            assertThat(Decimals.canonical(Decimals.parse(text), 2))
                    .as("%s", random)
                    .isEqualTo(canonical);
        }
    }

    private static BigDecimal anyBounded(SeededRandom random) {
        int scale = random.generator().nextInt(13);
        int bits = random.generator().nextInt(1, 50);
        long unscaled = random.generator().nextLong() >> (64 - bits);
        return new BigDecimal(BigInteger.valueOf(unscaled), scale);
    }
}
