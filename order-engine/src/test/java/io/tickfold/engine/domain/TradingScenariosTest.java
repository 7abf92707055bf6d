package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.BALANCE_TOO_LARGE;
import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;
import static io.tickfold.contract.event.RefusalReason.KEY_REUSED;
import static io.tickfold.contract.event.RefusalReason.LEVELS_ON_WRONG_SIDE;
import static io.tickfold.contract.event.RefusalReason.ORDER_NOT_FOUND;
import static io.tickfold.contract.event.RefusalReason.QUANTITY_ABOVE_OPEN;
import static io.tickfold.contract.event.RefusalReason.QUANTITY_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_HALTED;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_ACCOUNT;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_SYMBOL;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.close;
import static io.tickfold.engine.domain.Inputs.instrument;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static io.tickfold.engine.domain.Requests.adjust;
import static io.tickfold.engine.domain.Requests.amend;
import static io.tickfold.engine.domain.Requests.closeAll;
import static io.tickfold.engine.domain.Requests.closePart;
import static io.tickfold.engine.domain.Requests.deposit;
import static io.tickfold.engine.domain.Requests.keyed;
import static io.tickfold.engine.domain.Requests.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What the trading rules say beside their worked numbers, asked of every broker: Alice has 10,000
/// and bought 1 BTC at 40,000, leverage 100.
@ParameterizedClass
@EnumSource(BrokerKind.class)
class TradingScenariosTest {

    private static final OrderId ORDER = order().idAs("c1");

    @Parameter BrokerKind kind = BrokerKind.NAIVE;

    private Session given() {
        return givenBalance("10000.00");
    }

    private Session givenBalance(String balance) {
        return new Session(kind.create(0, 1))
                .and(rules(), tick(BTC, "40000.00", "40000.00", 1))
                .and(tick(ETH, "2000.00", "2000.00", 1))
                .and(openAccount(ALICE, balance))
                .and(order().quantity("1").leverage(100).as("c1"));
    }

    @Test
    void leavesNoStateOfWhoeverDoesNotExist() {
        Session session = new Session(kind.create(0, 1));

        session.when(deposit("1.00")).thenRefused(UNKNOWN_ACCOUNT);
        assertThat(session.the(CommandRefused.class).header().sequence()).isZero();

        session.when(openAccount(ALICE, "1000000000000.01")).thenRefused(BALANCE_TOO_LARGE);
        assertThat(session.the(CommandRefused.class).header().sequence()).isZero();
    }

    @Test
    void answersAKeyedCommandOnceAndRepeatsItsAnswerForADay() {
        Session session = given().and(keyed(deposit("1.00"), "one"));
        FundsDeposited deposited = session.the(FundsDeposited.class);

        session.after(Duration.ofDays(1).minusMillis(1)).when(keyed(deposit("1.00"), "one"));
        assertThat(session.the(CommandRepeated.class).first())
                .isEqualTo(new FirstAnswer(3, 3, deposited.header().at()));
        session.when(keyed(deposit("2.00"), "two")).thenRefused(KEY_REUSED, "first", "one");

        session.after(Duration.ofMillis(1)).when(keyed(deposit("2.00"), "two"));
        assertThat(session.the(FundsDeposited.class).amount()).isEqualTo(Money.of("2.00"));
    }

    @Test
    void remembersOnlyRefusalsThatWouldBeTheSameAgain() {
        given().when(keyed(withdraw("10000.00"), "one"))
                .thenRefused(INSUFFICIENT_BALANCE, "required", "10000.00", "available", "9600.00")
                .when(keyed(withdraw("10000.00"), "one"))
                .then(CommandRepeated.class)
                .after(Duration.ofSeconds(11))
                .when(keyed(close(ALICE, ORDER), "two"))
                .thenRefused(QUOTE_TOO_OLD, "symbol", "BTCUSDT")
                .and(tick(BTC, "40000.00", "40000.00", 2))
                .when(keyed(close(ALICE, ORDER), "two"))
                .then(OrderClosed.class);
    }

    @Test
    void takesFromABalanceNoMoreThanThereIs() {
        given().when(adjust("-9600.01"))
                .thenRefused(INSUFFICIENT_BALANCE, "required", "9600.01", "available", "9600.00")
                .when(adjust("-9600.00"))
                .then(BalanceAdjusted.class)
                .when(deposit("1000000000000.01"))
                .thenRefused(BALANCE_TOO_LARGE);
    }

    @Test
    void refusesSumsThatMoneyCannotSay() {
        given().and(rules(Inputs.newestVersion(), Optional.empty()))
                .when(deposit("999999999999999.99"))
                .thenRefused(BALANCE_TOO_LARGE)
                .when(adjust("999999999999999.99"))
                .thenRefused(BALANCE_TOO_LARGE)
                .when(adjust("-999999999999999.99"))
                .thenRefused(
                        INSUFFICIENT_BALANCE,
                        "required",
                        "999999999999999.99",
                        "available",
                        "9600.00");
    }

    @Test
    void amendsLevelsAgainstThePresentClosingPrice() {
        Session session =
                given().and(tick(BTC, "41000.00", "41010.00", 2))
                        .when(amend(ORDER, "41000.00", ""))
                        .thenRefused(LEVELS_ON_WRONG_SIDE, "side", "buy", "price", "41000.00")
                        .and(amend(ORDER, "41000.01", "40999.99"));
        assertThat(session.the(OrderAmended.class).levels())
                .isEqualTo(levels("41000.01", "40999.99"));

        session.and(amend(ORDER, "none", ""));

        assertThat(session.the(OrderAmended.class).levels())
                .isEqualTo(
                        new ProtectiveLevels(Optional.empty(), Optional.of(Price.of("40999.99"))));
        session.when(tick(BTC, "40999.99", "41010.00", 3));
        assertThat(session.the(OrderClosed.class).reason()).isEqualTo(CloseReason.STOP_LOSS);
    }

    private static ProtectiveLevels levels(String takeProfit, String stopLoss) {
        return new ProtectiveLevels(
                Optional.of(Price.of(takeProfit)), Optional.of(Price.of(stopLoss)));
    }

    @Test
    void closesPartsOfWhatIsOpenAndWholeSteps() {
        given().when(closePart(ORDER, "1.001"))
                .thenRefused(QUANTITY_ABOVE_OPEN, "open", "1")
                .when(closePart(ORDER, "0.0005"))
                .thenRefused(QUANTITY_OFF_STEP, "symbol", "BTCUSDT", "step", "0.001")
                .when(closePart(ORDER, "1"))
                .then(OrderClosed.class)
                .when(closePart(ORDER, "1"))
                .thenRefused(ORDER_NOT_FOUND);
    }

    @Test
    void closesAllOfAnOrderThatIsNotTradedAnyMoreButNoPart() {
        RulesChanged withoutBtc = new RulesChanged(1, rules().limits(), List.of(instrument(ETH)));
        given().and(withoutBtc)
                .when(closePart(ORDER, "0.5"))
                .thenRefused(UNKNOWN_SYMBOL, "symbol", "BTCUSDT")
                .when(closePart(ORDER, "1"))
                .then(OrderClosed.class);
    }

    @Test
    void closesAllThatCanBeTradedAndNamesTheRest() {
        Session session =
                given().and(order().in("ETHUSDT").as("c2"))
                        .and(new SymbolHalt(BTC, true))
                        .when(closeAll())
                        .then(OrderClosed.class, CloseAllCompleted.class);

        CloseAllCompleted completed = session.the(CloseAllCompleted.class);
        assertThat(completed.closed()).isEqualTo(1);
        assertThat(completed.left()).containsExactly(new OrderLeftOpen(ORDER, SYMBOL_HALTED));
        session.when(closeAll("ETHUSDT")).then(CloseAllCompleted.class);
        session.when(closeAll("doge")).thenRefused(UNKNOWN_SYMBOL, "symbol", "doge");
    }

    @Test
    void passesOverTicksOfAHaltedSymbol() {
        given().and(new SymbolHalt(BTC, true))
                .when(tick(BTC, "1.00", "1.00", 2))
                .then()
                .when(withdraw("1.00"))
                .thenRefused(SYMBOL_HALTED, "symbol", "BTCUSDT")
                .and(new SymbolHalt(BTC, false))
                .when(tick(BTC, "40000.00", "40000.00", 2))
                .then()
                .and(withdraw("1.00"));
    }

    @Test
    void closesStopLossesBeforeTakeProfitsAndTheOldestFirst() {
        Session session =
                given().and(order().side("sell").takeProfit("39000.00").as("c2"))
                        .and(order().stopLoss("39000.00").as("c3"))
                        .and(order().stopLoss("39500.00").as("c4"))
                        .when(tick(BTC, "39000.00", "39000.00", 2));

        assertThat(session.events())
                .extracting(TradingScenariosTest::closedOrder)
                .containsExactly(order().idAs("c3"), order().idAs("c4"), order().idAs("c2"));
    }

    private static OrderId closedOrder(TradeEvent event) {
        return ((OrderClosed) event).order().orderId();
    }

    @Test
    void bearsWhatAGapTakesBeyondTheBalance() {
        Session session =
                givenBalance("1000.00")
                        .when(tick(BTC, "38000.00", "38000.00", 2))
                        .then(
                                MarginCalled.class,
                                OrderClosed.class,
                                NegativeBalanceCleared.class,
                                MarginCallEnded.class);

        assertThat(session.the(OrderClosed.class).header().balance())
                .isEqualTo(Money.of("-1000.00"));
        assertThat(session.the(NegativeBalanceCleared.class).amount())
                .isEqualTo(Money.of("1000.00"));
        assertThat(session.balance()).isEqualTo("0.00");
    }

    @Test
    void stopsOutNothingThatCannotBeTraded() {
        givenBalance("1000.00")
                .and(order().in("ETHUSDT").quantity("0.1").leverage(100).as("c2"))
                .and(new SymbolHalt(BTC, true))
                .when(tick(ETH, "1.00", "1.00", 2))
                .then()
                .and(new SymbolHalt(BTC, false))
                .when(tick(BTC, "38000.00", "38000.00", 2))
                .then(
                        MarginCalled.class,
                        OrderClosed.class,
                        OrderClosed.class,
                        NegativeBalanceCleared.class,
                        MarginCallEnded.class);
    }

    @Test
    void looksAtMarginOnlyWhenTheAccountsOwnSymbolsAreQuoted() {
        givenBalance("1000.00")
                .and(tick(BTC, "39401.00", "39401.00", 2))
                .when(adjust("-2.00"))
                .then(BalanceAdjusted.class)
                .when(tick(ETH, "1.00", "1.00", 2))
                .then()
                .when(tick(BTC, "39401.00", "39401.00", 3))
                .then(MarginCalled.class)
                .when(close(ALICE, ORDER))
                .then(OrderClosed.class, MarginCallEnded.class);
    }
}
