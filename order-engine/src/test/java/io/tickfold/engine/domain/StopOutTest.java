package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.tick;
import static io.tickfold.engine.domain.Scenario.givenMarketAndAlice;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The worked example of the trading rules: 0.1 BTC at 43,215 and 2 ETH at 2,010, leverage 10.
class StopOutTest {

    private final Scenario scenario =
            givenMarketAndAlice("1000.00")
                    .and(order().as("btc"), order().in("ETHUSDT").quantity("2").as("eth"));

    @Test
    void hasEquityAboveTheLevelBeforeAnythingMoves() {
        Account alice = scenario.account(ALICE);

        assertThat(alice.balance()).isEqualTo(Money.of("165.85"));
        assertThat(alice.orders().margin()).isEqualTo(Money.of("834.15"));
        assertThat(Margin.equity(alice, scenario.market())).isEqualByComparingTo("917.00");
    }

    /// 1 % of 8,258.50 are 82.59, and 82.85 more than the margin are there; 3 % would be too much.
    @Test
    void isAsNearAsTheWidestStepThatBothMayFallBy() {
        int nearness = Nearness.of(scenario.account(ALICE), scenario.market());

        assertThat(Anchors.STEPS.get(nearness)).isEqualByComparingTo("0.01");
    }

    @Test
    void closesTheLargestLossAndStaysInMarginCall() {
        scenario.when(tick(BTC, "37785.00", "38215.00", 2));

        List<TradeEvent> events = scenario.triggered();
        assertThat(events).hasSize(2);
        assertThat(((MarginCalled) events.getFirst()).margin())
                .isEqualTo(new MarginState(Money.of("417.00"), Money.of("834.15")));
        OrderClosed closed = (OrderClosed) events.getLast();
        assertThat(closed.reason()).isEqualTo(CloseReason.STOP_OUT);
        assertThat(closed.profit()).isEqualTo(Money.of("-543.00"));
        assertThat(closed.header().balance()).isEqualTo(Money.of("55.00"));
        assertThat(scenario.account(ALICE).inMarginCall()).isTrue();
    }

    @Test
    void endsTheMarginCallAtItsLevel() {
        scenario.when(tick(BTC, "37785.00", "38215.00", 2))
                .when(tick(Inputs.ETH, "2002.59", "2022.00", 2));
        assertThat(scenario.triggered()).isEmpty();

        scenario.when(tick(Inputs.ETH, "2002.60", "2022.00", 3));

        assertThat(scenario.triggered())
                .singleElement()
                .isInstanceOfSatisfying(
                        MarginCallEnded.class,
                        ended -> assertThat(ended.margin().equity()).isEqualTo(Money.of("442.20")));
    }
}
