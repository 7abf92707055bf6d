package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.EXPIRED;
import static io.tickfold.contract.event.RefusalReason.ORDER_NOT_FOUND;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_ACCOUNT;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.close;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static io.tickfold.engine.domain.Scenario.given;
import static io.tickfold.engine.domain.Scenario.givenMarketAndAlice;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CloseOrderTest {

    private static final OrderId ORDER = order().idAs("c1");

    @Test
    void closesBuyAtBidAndSettlesMarginAndProfit() {
        OrderClosed closed =
                given(
                                rules(),
                                tick(BTC, "41900.00", "42000.00", 1),
                                openAccount(ALICE, "10000.00"),
                                order().quantity("0.5").leverage(10).as("c1"),
                                tick(BTC, "42350.75", "42500.00", 2))
                        .when(close(ALICE, ORDER))
                        .then(OrderClosed.class);

        assertThat(closed.closePrice()).isEqualTo(Price.of("42350.75"));
        assertThat(closed.profit()).isEqualTo(Money.of("175.38"));
        assertThat(closed.reason()).isEqualTo(CloseReason.MANUAL);
        assertThat(closed.header().balance()).isEqualTo(Money.of("10175.38"));
        assertThat(closed.quote().offset()).isEqualTo(4);
    }

    @Test
    void closesSellAtAskWithTheLossOfARisingPrice() {
        OrderClosed closed =
                given(
                                rules(),
                                tick(BTC, "42000.00", "42100.00", 1),
                                openAccount(ALICE, "10000.00"),
                                order().side("sell").quantity("0.5").as("c1"),
                                tick(BTC, "42300.00", "42350.75", 2))
                        .when(close(ALICE, ORDER))
                        .then(OrderClosed.class);

        assertThat(closed.closePrice()).isEqualTo(Price.of("42350.75"));
        assertThat(closed.profit()).isEqualTo(Money.of("-175.38"));
        assertThat(closed.header().balance()).isEqualTo(Money.of("9824.62"));
    }

    @Test
    void leavesNoOrderBehind() {
        Scenario scenario =
                givenMarketAndAlice("10000.00").and(order().as("c1")).and(close(ALICE, ORDER));

        assertThat(scenario.account(ALICE).orders()).isEmpty();
    }

    @Test
    void refusesOrderThatWasClosed() {
        givenMarketAndAlice("10000.00")
                .and(order().as("c1"))
                .and(close(ALICE, ORDER))
                .when(close(ALICE, ORDER))
                .thenRefused(ORDER_NOT_FOUND);
    }

    @Test
    void refusesOrderThatNeverWas() {
        givenMarketAndAlice("10000.00").when(close(ALICE, ORDER)).thenRefused(ORDER_NOT_FOUND);
    }

    @Test
    void refusesOrderOfAnotherAccountAsIfItDidNotExist() {
        Scenario scenario =
                givenMarketAndAlice("10000.00")
                        .and(order().as("c1"), openAccount(BOB, "1.00"))
                        .when(close(BOB, ORDER))
                        .thenRefused(ORDER_NOT_FOUND);

        assertThat(scenario.account(ALICE).orders()).hasSize(1);
    }

    @Test
    void refusesUnknownAccount() {
        givenMarketAndAlice("10000.00").when(close(BOB, ORDER)).thenRefused(UNKNOWN_ACCOUNT);
    }

    @Test
    void refusesExpiredCommand() {
        givenMarketAndAlice("10000.00")
                .and(order().as("c1"))
                .after(Duration.ofSeconds(31))
                .when(close(ALICE, ORDER))
                .thenRefused(EXPIRED);
    }

    @Test
    void refusesWhenTheQuoteIsTooOld() {
        givenMarketAndAlice("10000.00")
                .and(order().as("c1"))
                .after(Duration.ofSeconds(11))
                .when(close(ALICE, ORDER))
                .thenRefused(QUOTE_TOO_OLD, "symbol", "BTCUSDT");
    }

    @Test
    void keepsTheOtherOrdersOpen() {
        Scenario scenario =
                givenMarketAndAlice("10000.00")
                        .and(order().as("c0"), order().as("c1"), order().as("c2"));

        scenario.when(close(ALICE, ORDER));

        assertThat(scenario.account(ALICE).orders())
                .extracting(Position::id)
                .containsExactly(order().idAs("c0"), order().idAs("c2"));
    }

    @Test
    void namesWhatWasAgreedAtTheOpening() {
        Scenario scenario = givenMarketAndAlice("10000.00");
        OrderOpened opened = scenario.when(order().as("c1")).then(OrderOpened.class);
        OrderClosed closed = scenario.when(close(ALICE, ORDER)).then(OrderClosed.class);

        assertThat(closed.order()).isEqualTo(opened.order());
    }
}
