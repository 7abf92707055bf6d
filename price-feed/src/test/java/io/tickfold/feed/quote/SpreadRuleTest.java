package io.tickfold.feed.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.feed.Ticks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadRuleTest {

    @ParameterizedTest
    @CsvSource({
        "42350.75, 0.01,  0.5,   42138.99, 42562.51",
        "42350.75, 0.05,  0.5,   42138.95, 42562.55",
        "42350.75, 1,     0.5,   42138,    42563",
        "42350.75, 25,    0.5,   42125,    42575",
        "42350.75, 0.01,  0,     42350.75, 42350.75",
        "42350.75, 0.5,   0,     42350.5,  42351",
        "0.012345, 0.0001, 0.5,  0.0122,   0.0125",
        "100,      0.01,  0.5,   99.5,     100.5",
        "95.01,    0.01,  0.125, 94.89,    95.13",
    })
    void roundsBidDownAndAskUpToTheStep(
            String price, String step, String spread, String bid, String ask) {
        Quote quote = SpreadRule.quote(Price.of(price), Ticks.instrument(step, spread));
        assertThat(quote).isEqualTo(new Quote(Price.of(bid), Price.of(ask)));
    }

    @Test
    void refusesAPriceThatLeavesNoBid() {
        assertThatThrownBy(() -> SpreadRule.quote(Price.of("0.9"), Ticks.instrument("1", "0.5")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
