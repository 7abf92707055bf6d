package io.tickfold.contract.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(5)
class PricesTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e15", "1e1000000000", "0.0000000000001", "-1e1000000000"})
    void pricesAndQuantitiesArePositiveAndBounded(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Price.of(text));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "1e15", "1e1000000000"})
    void percentagesAreNotNegativeAndBounded(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.of(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_001, Integer.MAX_VALUE})
    void leverageIsFromOneToAMillion(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Leverage(value));
        assertThat(new Leverage(1)).isLessThan(new Leverage(Leverage.LARGEST));
    }

    @ParameterizedTest
    @CsvSource({"42350.75, 42350.75", "43000, 43000.00", "0.00002130, 0.0000213", "1e2, 100.00"})
    void pricesHaveAtLeastTwoDecimals(String text, String written) {
        assertThat(Price.of(text)).hasToString(written).isEqualTo(Price.of(written));
    }

    @ParameterizedTest
    @CsvSource({"0.10, 0.1", "2.000, 2", "1e2, 100", "0.000000000001, 0.000000000001"})
    void quantitiesHaveNoTrailingZeros(String text, String written) {
        assertThat(Quantity.of(text)).hasToString(written).isEqualTo(Quantity.of(written));
    }

    @ParameterizedTest
    @CsvSource({"0.50, 0.5, 0.005", "0, 0, 0.00", "100, 100, 1.00"})
    void percentagesAreHundredths(String text, String written, BigDecimal fraction) {
        assertThat(Percent.of(text)).hasToString(written);
        assertThat(Percent.of(text).fraction()).isEqualByComparingTo(fraction);
    }

    @ParameterizedTest
    @CsvSource({
        "0.003, 0.001, true",
        "0.1, 0.001, true",
        "0.0035, 0.001, false",
        "0.10, 0.01, true",
        "5, 5, true",
        "1, 5, false",
        "300, 100, true",
        "50, 100, false"
    })
    void knowsWholeNumbersOfSteps(String value, String step, boolean whole) {
        assertThat(Quantity.of(value).isMultipleOf(Quantity.of(step))).isEqualTo(whole);
        assertThat(Price.of(value).isMultipleOf(Price.of(step))).isEqualTo(whole);
    }

    @Test
    void comparesByValue() {
        assertThat(Price.of("2").isAbove(Price.of("1.99"))).isTrue();
        assertThat(Price.of("2").isAbove(Price.of("2.00"))).isFalse();
        assertThat(Price.of("2").isBelow(Price.of("2.01"))).isTrue();
    }

    @Test
    void aBuyOpensAtTheAskAndClosesAtTheBidASellTheReverse() {
        Quote quote = new Quote(Price.of("42138.99"), Price.of("42562.51"));

        assertThat(quote.opening(Side.BUY)).isEqualTo(quote.ask());
        assertThat(quote.closing(Side.BUY)).isEqualTo(quote.bid());
        assertThat(quote.opening(Side.SELL)).isEqualTo(quote.bid());
        assertThat(quote.closing(Side.SELL)).isEqualTo(quote.ask());
    }

    @Test
    void aGreaterEpochBeatsAnySequence() {
        assertThat(new FeedPosition(2, 0)).isGreaterThan(new FeedPosition(1, Long.MAX_VALUE));
        assertThat(new FeedPosition(2, 1)).isGreaterThan(new FeedPosition(2, 0));
    }
}
