package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;
import static io.tickfold.contract.event.RefusalReason.LEVELS_ON_WRONG_SIDE;
import static io.tickfold.contract.event.RefusalReason.MARGIN_LEVEL_TOO_LOW;
import static io.tickfold.contract.event.RefusalReason.SLIPPAGE_EXCEEDED;
import static io.tickfold.contract.event.RefusalReason.STOP_LOSS_WOULD_TRIGGER;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.close;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static io.tickfold.engine.domain.Requests.closePart;
import static io.tickfold.engine.domain.Requests.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Every number that the design works out, asked of every broker.
@ParameterizedClass
@EnumSource(BrokerKind.class)
class WorkedExamplesTest {

    private static final OrderId ORDER = order().idAs("c1");

    @Parameter BrokerKind kind = BrokerKind.NAIVE;

    private Session given(String balance, String bid, String ask) {
        return new Session(kind.create(0, 1))
                .and(rules(), tick(BTC, bid, ask, 1), openAccount(ALICE, balance));
    }

    @Test
    void takesAMarginOf430() {
        OrderOpened opened =
                given("1000.00", "42900.00", "43000.00")
                        .when(order().quantity("0.1").leverage(10).as("c1"))
                        .the(OrderOpened.class);

        assertThat(opened.order().margin()).isEqualTo(Money.of("430.00"));
        assertThat(opened.header().balance()).isEqualTo(Money.of("570.00"));
    }

    @Test
    void earns175AndAHalfCentsRoundedToEven() {
        OrderClosed closed =
                given("10000.00", "42000.00", "42000.00")
                        .and(order().quantity("0.5").as("c1"))
                        .and(tick(BTC, "42350.75", "42360.00", 2))
                        .when(close(ALICE, ORDER))
                        .the(OrderClosed.class);

        assertThat(closed.profit()).isEqualTo(Money.of("175.38"));
        assertThat(closed.header().balance()).isEqualTo(Money.of("10175.38"));
    }

    @Test
    void releasesTheMarginOfAPart() {
        Session session =
                given("1000.00", "43000.01", "43000.01")
                        .and(order().quantity("0.1").leverage(7).as("c1"));
        assertThat(session.the(OrderOpened.class).order().margin()).isEqualTo(Money.of("614.29"));

        OrderReduced reduced = session.when(closePart(ORDER, "0.033")).the(OrderReduced.class);

        assertThat(reduced.order().margin()).isEqualTo(Money.of("411.58"));
        assertThat(reduced.releasedMargin()).isEqualTo(Money.of("202.71"));
        assertThat(reduced.order().quantity()).isEqualTo(Quantity.of("0.067"));
        assertThat(reduced.header().balance()).isEqualTo(Money.of("588.42"));
    }

    @Test
    void losesNothingToRoundingInManySmallParts() {
        Session session =
                given("1000.00", "43000.00", "43000.00")
                        .and(order().quantity("0.01").leverage(100).as("c1"))
                        .and(tick(BTC, "43001.50", "43001.50", 2));
        for (int part = 1; part < 10; part++) {
            session.and(closePart(ORDER, "0.001"));
        }

        OrderClosed closed = session.when(close(ALICE, ORDER)).the(OrderClosed.class);

        assertThat(closed.profit()).isEqualTo(Money.of("0.01"));
        assertThat(closed.header().balance()).isEqualTo(Money.of("1000.02"));
    }

    @Test
    void letsNoOrderOpenThatWouldLeaveALevelOfHalfItsMargin() {
        given("500.00", "42785.00", "43215.00")
                .when(order().quantity("1").leverage(100).as("c1"))
                .thenRefused(MARGIN_LEVEL_TOO_LOW);
    }

    @Test
    void letsALossNotBeWithdrawn() {
        givenBalanceOf5000AndOneBitcoinBoughtAt40000()
                .and(tick(BTC, "35100.00", "35100.00", 2))
                .when(withdraw("100.01"))
                .thenRefused(INSUFFICIENT_BALANCE, "required", "100.01", "available", "100.00")
                .when(withdraw("100.00"))
                .then(FundsWithdrawn.class);
    }

    @Test
    void letsAProfitNotBeWithdrawn() {
        givenBalanceOf5000AndOneBitcoinBoughtAt40000()
                .and(tick(BTC, "43000.00", "43000.00", 2))
                .when(withdraw("5000.01"))
                .thenRefused(INSUFFICIENT_BALANCE, "required", "5000.01", "available", "5000.00")
                .when(withdraw("5000.00"))
                .then(FundsWithdrawn.class);
    }

    private Session givenBalanceOf5000AndOneBitcoinBoughtAt40000() {
        Session session =
                given("5400.00", "40000.00", "40000.00")
                        .and(order().quantity("1").leverage(100).as("c1"));
        assertThat(session.balance()).isEqualTo("5000.00");
        return session;
    }

    @Test
    void toleratesSlippageToTheLastCent() {
        given("10000.00", "43000.00", "43301.44")
                .when(order().slippage("0.2", "43215.00").as("c1"))
                .thenRefused(
                        SLIPPAGE_EXCEEDED,
                        "expected",
                        "43215.00",
                        "current",
                        "43301.44",
                        "slippage",
                        "0.2001",
                        "tolerance",
                        "0.2")
                .and(tick(BTC, "43000.00", "43301.43", 2))
                .and(order().slippage("0.2", "43215.00").as("c2"));
    }

    @Test
    void wantsLevelsAroundTheOpenPriceAndNoStopLossThatWouldTrigger() {
        given("10000.00", "42785.00", "43215.00")
                .when(order().takeProfit("43215.00").as("c1"))
                .thenRefused(LEVELS_ON_WRONG_SIDE, "side", "buy", "price", "43215.00")
                .when(order().stopLoss("42785.00").as("c2"))
                .thenRefused(STOP_LOSS_WOULD_TRIGGER, "price", "42785.00")
                .and(order().takeProfit("43215.01").stopLoss("42784.99").as("c3"));
    }

    @Test
    void fillsAGapBeyondTheLevel() {
        OrderClosed closed =
                given("10000.00", "42785.00", "43215.00")
                        .and(order().stopLoss("42000.00").as("c1"))
                        .when(tick(BTC, "41000.00", "41430.00", 2))
                        .the(OrderClosed.class);

        assertThat(closed.reason()).isEqualTo(CloseReason.STOP_LOSS);
        assertThat(closed.closePrice()).isEqualTo(Price.of("41000.00"));
    }

    /// The worked example of the stop-out, section 6.
    @Test
    void stopsOutTheLargestLossAndKeepsTheOtherOrderUnderCall() {
        Session session =
                given("1000.00", "42785.00", "43215.00")
                        .and(tick(ETH, "1990.00", "2010.00", 1))
                        .and(order().as("c1"), order().in("ETHUSDT").quantity("2").as("c2"));
        assertThat(session.balance()).isEqualTo("165.85");

        session.when(tick(BTC, "42355.78", "42785.00", 2)).then();
        session.when(tick(BTC, "41956.50", "42385.00", 3)).then();
        session.when(tick(BTC, "41956.40", "42385.00", 4)).then(MarginCalled.class);
        assertThat(session.the(MarginCalled.class).margin()).isEqualTo(state("834.14", "834.15"));

        session.when(tick(BTC, "37785.76", "38200.00", 5)).then();
        session.when(tick(BTC, "37785.00", "38200.00", 6)).then(OrderClosed.class);
        OrderClosed closed = session.the(OrderClosed.class);
        assertThat(closed.order().orderId()).isEqualTo(ORDER);
        assertThat(closed.reason()).isEqualTo(CloseReason.STOP_OUT);
        assertThat(closed.profit()).isEqualTo(Money.of("-543.00"));
        assertThat(closed.header().balance()).isEqualTo(Money.of("55.00"));

        session.when(tick(ETH, "2002.59", "2020.00", 2)).then();
        session.when(tick(ETH, "2002.60", "2020.00", 3)).then(MarginCallEnded.class);
        assertThat(session.the(MarginCallEnded.class).margin())
                .isEqualTo(state("442.20", "402.00"));
    }

    private static MarginState state(String equity, String margin) {
        return new MarginState(Money.of(equity), Money.of(margin));
    }
}
