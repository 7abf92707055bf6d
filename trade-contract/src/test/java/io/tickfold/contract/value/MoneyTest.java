package io.tickfold.contract.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tickfold.contract.SeededRandom;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(5)
class MoneyTest {

    private static final int ROUNDS = 2_000;
    private static final long MOST_CENTS = 10_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({"5, 5.00", "125.5, 125.50", "-0.10, -0.10", "1e3, 1000.00", "0.000, 0.00"})
    void isWrittenWithTwoDecimals(String text, String written) {
        assertThat(Money.of(text)).hasToString(written).isEqualTo(Money.of(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1e15", "1e1000000000", "", "five", "1e-3", "0x1"})
    void refusesFractionsOfACentAndNumbersOutOfBounds(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "175.375, 175.38",
        "0.005, 0.00",
        "0.015, 0.02",
        "-0.005, 0.00",
        "-0.015, -0.02",
        "0.0050000000000000000001, 0.01"
    })
    void roundsHalvesToTheEvenCent(BigDecimal amount, String rounded) {
        assertThat(Money.rounded(amount)).hasToString(rounded);
    }

    @ParameterizedTest
    @CsvSource({"614.2858571, 614.29", "0.001, 0.01", "-0.019, -0.01", "430, 430.00"})
    void roundsMarginUp(BigDecimal amount, String rounded) {
        assertThat(Money.roundedUp(amount)).hasToString(rounded);
    }

    @Test
    void refusesToRoundWhatIsOutOfBounds() {
        BigDecimal hostile = new BigDecimal("1e1000000000");

        assertThatIllegalArgumentException().isThrownBy(() -> Money.rounded(hostile));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.roundedUp(hostile));
    }

    @Test
    void refusesASumOutOfBounds() {
        Money most = Money.of("999999999999999.99");

        assertThatIllegalArgumentException().isThrownBy(() -> most.plus(Money.of("0.01")));
        assertThat(most.minus(most)).isEqualTo(Money.ZERO);
    }

    @Test
    void addsAndSubtractsLikeCents() {
        SeededRandom random = SeededRandom.create();
        for (int i = 0; i < ROUNDS; i++) {
            long a = random.generator().nextLong(-MOST_CENTS, MOST_CENTS);
            long b = random.generator().nextLong(-MOST_CENTS, MOST_CENTS);

            assertThat(cents(a).plus(cents(b))).as("%s", random).isEqualTo(cents(a + b));
            assertThat(cents(a).minus(cents(b))).as("%s", random).isEqualTo(cents(a - b));
            assertThat(Money.of(cents(a).toString())).as("%s", random).isEqualTo(cents(a));
        }
    }

    private static Money cents(long amount) {
        return new Money(BigDecimal.valueOf(amount, 2));
    }
}
