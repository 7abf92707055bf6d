package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.IgnoredInput.TICK_OUTSIDE_COLLAR;
import static io.tickfold.engine.domain.IgnoredInput.TICK_OUT_OF_BOUNDS;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.instrument;
import static io.tickfold.engine.domain.Inputs.tick;
import static io.tickfold.engine.domain.Inputs.tickAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Percent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How far a tick may move a symbol's quote.
class CollarTest {

    private static final Instrument COLLARED = instrument(BTC).collaredBy(Percent.of("10"));

    private static Scenario givenAQuote(Instrument instrument) {
        return Scenario.given(
                Inputs.rules(3, Optional.empty(), instrument),
                tick(BTC, "40000.00", "40100.00", 1));
    }

    @Test
    void takesATickAtTheCollarAndIgnoresOneBeyond() {
        givenAQuote(COLLARED)
                .when(tick(BTC, "35999.99", "40100.00", 2))
                .thenIgnored(TICK_OUTSIDE_COLLAR)
                .when(tick(BTC, "40000.00", "44110.01", 2))
                .thenIgnored(TICK_OUTSIDE_COLLAR)
                .and(tick(BTC, "36000.00", "44110.00", 2));
    }

    @Test
    void measuresFromTheLastQuoteThatWasTaken() {
        Scenario scenario =
                givenAQuote(COLLARED)
                        .when(tick(BTC, "50000.00", "50100.00", 2))
                        .thenIgnored(TICK_OUTSIDE_COLLAR)
                        .when(tick(BTC, "50001.00", "50101.00", 3))
                        .thenIgnored(TICK_OUTSIDE_COLLAR)
                        .and(tick(BTC, "40001.00", "40101.00", 4));

        assertThat(scenario.market().quote(BTC).orElseThrow().offset()).isEqualTo(4L);
    }

    @Test
    void takesAPriceThatHasMovedForGoodOnceTheLastQuoteIsTooOld() {
        givenAQuote(COLLARED)
                .after(Duration.ofSeconds(10))
                .when(tickAt(START.plusSeconds(10), BTC, "80000.00", "80100.00", 2))
                .thenIgnored(TICK_OUTSIDE_COLLAR)
                .after(Duration.ofMillis(1))
                .and(tickAt(START.plusSeconds(10), BTC, "80000.00", "80100.00", 3));
    }

    @Test
    void takesAPriceThatHasMovedDuringAHalt() {
        givenAQuote(COLLARED)
                .and(new SymbolHalt(BTC, true))
                .after(Duration.ofMinutes(10))
                .and(new SymbolHalt(BTC, false))
                .and(tickAt(START.plusSeconds(600), BTC, "80000.00", "80100.00", 2));
    }

    @Test
    void isNotThereUnlessTheRulesSetIt() {
        givenAQuote(instrument(BTC)).and(tick(BTC, "80000.00", "80100.00", 2));
    }

    @Test
    void ignoresAPriceAtWhichAnAccountCouldNotBeValued() {
        givenAQuote(instrument(BTC))
                .when(tick(BTC, "40000.00", "1000000000.01", 2))
                .thenIgnored(TICK_OUT_OF_BOUNDS)
                .and(tick(BTC, "40000.00", "1000000000.00", 2));
    }
}
