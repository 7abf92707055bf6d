package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Several quotes in one record: the market moves once.
class PriceTicksTest {

    private static final PriceTick BTC_FALLS = tick(BTC, "36000.00", "36400.00", 2);
    private static final PriceTick ETH_RISES = tick(ETH, "2800.00", "2820.00", 2);

    /// 10,000.00 − 432.15 × 10 − 2,010.00 of margin; BTC costs 7,215.00 and ETH brings 7,900.00.
    private static Scenario longBoth() {
        return Scenario.givenMarketAndAlice("10000.00")
                .and(
                        order().quantity("1").as("btc"),
                        order().in("ETHUSDT").quantity("10").as("eth"));
    }

    @Test
    void nobodyIsStoppedOutAtAPriceThatNeverWas() {
        assertThat(longBoth().when(BTC_FALLS).triggered())
                .hasAtLeastOneElementOfType(OrderClosed.class);

        assertThat(longBoth().when(of(BTC_FALLS, ETH_RISES)).triggered()).isEmpty();
        assertThat(longBoth().when(of(ETH_RISES, BTC_FALLS)).triggered()).isEmpty();
    }

    @Test
    void marginIsLookedAtOnceAtAllNewQuotes() {
        Scenario scenario = longBoth().when(of(BTC_FALLS, tick(ETH, "1950.00", "1970.00", 2)));

        assertThat(scenario.triggered())
                .filteredOn(MarginCalled.class::isInstance)
                .singleElement()
                .isSameAs(scenario.triggered().getFirst());
        assertThat(scenario.triggered())
                .filteredOn(OrderClosed.class::isInstance)
                .extracting(event -> ((OrderClosed) event).reason())
                .contains(CloseReason.STOP_OUT);
    }

    @Test
    void levelsOfEachSymbolCloseInTheOrderOfTheTicks() {
        Scenario scenario =
                Scenario.givenMarketAndAlice("10000.00")
                        .and(
                                order().stopLoss("42000.00").as("btc"),
                                order().in("ETHUSDT").takeProfit("2500.00").as("eth"));

        assertThat(scenario.when(of(ETH_RISES, BTC_FALLS)).triggered())
                .extracting(event -> ((OrderClosed) event).reason())
                .containsExactly(CloseReason.TAKE_PROFIT, CloseReason.STOP_LOSS);
        assertThat(scenario.account(ALICE).orders()).isEmpty();
    }

    @Test
    void oneThatIsIgnoredLeavesTheOthersAlone() {
        Scenario scenario = longBoth().when(of(tick(BTC, "37000.00", "36000.00", 2), ETH_RISES));

        scenario.thenIgnored(IgnoredInput.TICK_UNSOUND);
        assertThat(scenario.market().quote(BTC))
                .hasValueSatisfying(last -> assertThat(last.position().sequence()).isEqualTo(1));
        assertThat(scenario.market().quote(ETH))
                .hasValueSatisfying(last -> assertThat(last.position().sequence()).isEqualTo(2));
    }

    @Test
    void nothingHappensIfAllAreIgnored() {
        Scenario scenario = longBoth();
        long waiting = scenario.backlog().length();

        scenario.when(of(tick(BTC, "36000.00", "36400.00", 1), tick(ETH, "9.00", "8.00", 2)));

        scenario.thenIgnored(IgnoredInput.TICK_OUT_OF_ORDER).thenIgnored(IgnoredInput.TICK_UNSOUND);
        assertThat(scenario.triggered()).isEmpty();
        assertThat(scenario.backlog().length()).isEqualTo(waiting);
    }

    @Test
    void aSymbolHasOneTickAtATime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(BTC_FALLS, tick(BTC, "36001.00", "36401.00", 3)));
        assertThatIllegalArgumentException().isThrownBy(PriceTicksTest::of);
    }

    private static PriceTicks of(PriceTick... ticks) {
        return new PriceTicks(List.of(ticks));
    }
}
