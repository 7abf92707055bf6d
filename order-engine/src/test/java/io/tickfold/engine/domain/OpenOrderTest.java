package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;
import static io.tickfold.contract.event.RefusalReason.LEVERAGE_TOO_HIGH;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.SLIPPAGE_EXCEEDED;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static io.tickfold.engine.domain.Scenario.given;
import static io.tickfold.engine.domain.Scenario.givenMarketAndAlice;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenOrderTest {

    @Test
    void opensBuyAtAskAndTakesMarginOutOfBalance() {
        OrderOpened opened =
                given(rules(), tick(BTC, "42900.00", "43000.00", 1), openAccount(ALICE, "10000.00"))
                        .when(order().quantity("0.1").leverage(10).as("c1"))
                        .then(OrderOpened.class);

        assertThat(opened.order().openPrice()).isEqualTo(Price.of("43000.00"));
        assertThat(opened.order().margin()).isEqualTo(Money.of("430.00"));
        assertThat(opened.header().balance()).isEqualTo(Money.of("9570.00"));
        assertThat(opened.header().sequence()).isEqualTo(2);
        assertThat(opened.quote())
                .isEqualTo(
                        new PricedBy(new Quote(Price.of("42900.00"), Price.of("43000.00")), 1, 1));
    }

    @Test
    void opensSellAtBid() {
        OrderOpened opened =
                givenMarketAndAlice("10000.00")
                        .when(order().side("SELL").as("c1"))
                        .then(OrderOpened.class);

        assertThat(opened.order().openPrice()).isEqualTo(Price.of("42785.00"));
    }

    @Test
    void roundsMarginUpToTheCent() {
        OrderOpened opened =
                given(rules(), tick(BTC, "43000.00", "43000.01", 1), openAccount(ALICE, "10000.00"))
                        .when(order().quantity("0.1").leverage(7).as("c1"))
                        .then(OrderOpened.class);

        assertThat(opened.order().margin()).isEqualTo(Money.of("614.29"));
    }

    @Test
    void namesTheOrderAfterAccountAndCommand() {
        OrderOpened opened =
                givenMarketAndAlice("10000.00").when(order().as("c1")).then(OrderOpened.class);

        assertThat(opened.order().orderId()).isEqualTo(order().idAs("c1"));
    }

    @Test
    void takesQuoteOfTenSecondsAndRefusesOlderOne() {
        givenMarketAndAlice("10000.00")
                .after(Duration.ofSeconds(10))
                .and(order().as("c1"))
                .after(Duration.ofMillis(1))
                .when(order().as("c2"))
                .thenRefused(QUOTE_TOO_OLD, "symbol", "BTCUSDT");
    }

    @Test
    void allowsLeverageOf100AndRefusesMore() {
        givenMarketAndAlice("10000.00")
                .and(order().leverage(100).as("c1"))
                .when(order().leverage(101).as("c2"))
                .thenRefused(LEVERAGE_TOO_HIGH, "symbol", "BTCUSDT", "maximum", "100");
    }

    @Test
    void countsUnrealisedLossAgainstWhatIsAvailable() {
        given(rules(), tick(BTC, "43000.00", "43000.00", 1), openAccount(ALICE, "1000.00"))
                .and(order().quantity("0.1").leverage(10).as("c1"))
                .and(tick(BTC, "39000.00", "39000.00", 2))
                .when(order().quantity("0.1").leverage(10).as("c2"))
                .thenRefused(INSUFFICIENT_BALANCE, "required", "390.00", "available", "170.00");
    }

    @Test
    void doesNotCountUnrealisedProfitAsAvailable() {
        given(rules(), tick(BTC, "43000.00", "43000.00", 1), openAccount(ALICE, "1000.00"))
                .and(order().quantity("0.1").leverage(10).as("c1"))
                .and(tick(BTC, "50000.00", "50000.00", 2))
                .when(order().quantity("0.2").leverage(10).as("c2"))
                .thenRefused(INSUFFICIENT_BALANCE, "required", "1000.00", "available", "570.00");
    }

    @Test
    void takesSlippageUpToTheToleranceExactly() {
        given(rules(), tick(BTC, "43000.00", "43301.43", 1), openAccount(ALICE, "10000.00"))
                .and(order().slippage("0.2", "43215.00").as("c1"))
                .and(tick(BTC, "43000.00", "43301.44", 2))
                .when(order().slippage("0.2", "43215.00").as("c2"))
                .thenRefused(
                        SLIPPAGE_EXCEEDED,
                        "expected",
                        "43215.00",
                        "current",
                        "43301.44",
                        "slippage",
                        "0.2001",
                        "tolerance",
                        "0.2");
    }

    @Test
    void countsOnlySlippageAgainstTheClient() {
        givenMarketAndAlice("10000.00")
                .and(order().slippage("0", "50000.00").as("c1"))
                .and(order().side("sell").slippage("0", "40000.00").as("c2"))
                .when(order().side("sell").slippage("0", "42785.01").as("c3"))
                .thenRefused(
                        SLIPPAGE_EXCEEDED,
                        "expected",
                        "42785.01",
                        "current",
                        "42785.00",
                        "slippage",
                        "0.0001",
                        "tolerance",
                        "0");
    }

    @Test
    void advancesOnlyTheSequenceByARefusal() {
        Scenario scenario = givenMarketAndAlice("100.00");
        Account before = scenario.account(ALICE);

        scenario.when(order().as("c1"));

        assertThat(scenario.account(ALICE))
                .isEqualTo(
                        new Account(
                                ALICE,
                                before.sequence() + 1,
                                before.balance(),
                                false,
                                before.orders()));
    }
}
