package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.EXPIRED;
import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;
import static io.tickfold.contract.event.RefusalReason.INTERNAL_ERROR;
import static io.tickfold.contract.event.RefusalReason.INVALID_SIDE;
import static io.tickfold.contract.event.RefusalReason.LEVELS_ON_WRONG_SIDE;
import static io.tickfold.contract.event.RefusalReason.LEVERAGE_TOO_HIGH;
import static io.tickfold.contract.event.RefusalReason.MARGIN_LEVEL_TOO_LOW;
import static io.tickfold.contract.event.RefusalReason.NO_RULES;
import static io.tickfold.contract.event.RefusalReason.QUANTITY_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.QUANTITY_OUT_OF_RANGE;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.STOP_LOSS_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.STOP_LOSS_WOULD_TRIGGER;
import static io.tickfold.contract.event.RefusalReason.TAKE_PROFIT_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_OPEN_ORDERS;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_ACCOUNT;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_SYMBOL;
import static io.tickfold.contract.event.RefusalReason.WRONG_KEY;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static io.tickfold.engine.domain.Scenario.given;
import static io.tickfold.engine.domain.Scenario.givenMarketAndAlice;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CommandRefused;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenOrderRefusalTest {

    @Test
    void refusesCommandAppendedAfterItsValidity() {
        givenMarketAndAlice("10000.00")
                .after(Duration.ofSeconds(30).plusMillis(1))
                .when(order().as("c1"))
                .thenRefused(EXPIRED);
    }

    @Test
    void refusesCommandUnderAnotherAccountsKey() {
        Scenario scenario =
                givenMarketAndAlice("10000.00")
                        .whenKeyed(Optional.of(BOB), order().as("c1"))
                        .thenRefused(WRONG_KEY);

        assertThat(scenario.then(CommandRefused.class).header().sequence()).isZero();
        assertThat(scenario.account(ALICE).sequence()).isEqualTo(1);
    }

    @Test
    void refusesUnknownAccountWithoutKeepingAnything() {
        Scenario scenario =
                givenMarketAndAlice("10000.00")
                        .when(order().of(BOB).as("c1"))
                        .thenRefused(UNKNOWN_ACCOUNT);

        assertThat(scenario.then(CommandRefused.class).header().sequence()).isZero();
        assertThat(scenario.knows(BOB)).isFalse();
    }

    @Test
    void refusesBeforeTheFirstRules() {
        given(openAccount(ALICE, "10000.00"))
                .when(order().as("c1"))
                .thenRefused(NO_RULES, "symbol", "BTCUSDT");
    }

    @Test
    void refusesUnknownSymbolInTheClientsWords() {
        givenMarketAndAlice("10000.00")
                .when(order().in("doge coin").as("c1"))
                .thenRefused(UNKNOWN_SYMBOL, "symbol", "doge coin");
    }

    @Test
    void refusesSymbolWithoutQuote() {
        given(rules(), openAccount(ALICE, "10000.00"))
                .when(order().as("c1"))
                .thenRefused(QUOTE_MISSING, "symbol", "BTCUSDT");
    }

    @Test
    void refusesSideThatIsNeitherBuyNorSell() {
        givenMarketAndAlice("10000.00")
                .when(order().side("hold").as("c1"))
                .thenRefused(INVALID_SIDE, "side", "hold");
    }

    @Test
    void refusesQuantityOutOfRange() {
        String[] range = {"symbol", "BTCUSDT", "minimum", "0.001", "maximum", "100"};
        givenMarketAndAlice("10000.00")
                .when(order().quantity("0.0009").as("c1"))
                .thenRefused(QUANTITY_OUT_OF_RANGE, range)
                .when(order().quantity("100.001").as("c2"))
                .thenRefused(QUANTITY_OUT_OF_RANGE, range);
    }

    @Test
    void refusesQuantityOffStepInsteadOfRounding() {
        givenMarketAndAlice("10000.00")
                .when(order().quantity("0.0015").as("c1"))
                .thenRefused(QUANTITY_OFF_STEP, "symbol", "BTCUSDT", "step", "0.001");
    }

    @Test
    void refusesLevelsOffStep() {
        String[] step = {"symbol", "BTCUSDT", "step", "0.01"};
        givenMarketAndAlice("10000.00")
                .when(order().takeProfit("50000.001").as("c1"))
                .thenRefused(TAKE_PROFIT_OFF_STEP, step)
                .when(order().stopLoss("40000.001").as("c2"))
                .thenRefused(STOP_LOSS_OFF_STEP, step);
    }

    @Test
    void refusesOrderBeyondTheLimitOfOpenOrders() {
        Scenario scenario = givenMarketAndAlice("1000000.00");
        for (int i = 0; i < 1_000; i++) {
            scenario.and(order().quantity("0.001").leverage(100).as("c" + i));
        }
        scenario.when(order().as("one-more")).thenRefused(TOO_MANY_OPEN_ORDERS, "maximum", "1000");
    }

    @Test
    void refusesOrderWhoseMarginIsMoreThanTheBalance() {
        given(rules(), tick(BTC, "43000.00", "43000.00", 1), openAccount(ALICE, "100.00"))
                .when(order().quantity("0.1").leverage(10).as("c1"))
                .thenRefused(INSUFFICIENT_BALANCE, "required", "430.00", "available", "100.00");
    }

    @Test
    void refusesLevelsOnTheWrongSideOfTheOpenPrice() {
        String[] buy = {"side", "buy", "price", "43215.00"};
        String[] sell = {"side", "sell", "price", "42785.00"};
        givenMarketAndAlice("10000.00")
                .when(order().takeProfit("43215.00").as("c1"))
                .thenRefused(LEVELS_ON_WRONG_SIDE, buy)
                .when(order().stopLoss("43215.00").as("c2"))
                .thenRefused(LEVELS_ON_WRONG_SIDE, buy)
                .when(order().side("sell").takeProfit("42785.00").as("c3"))
                .thenRefused(LEVELS_ON_WRONG_SIDE, sell)
                .when(order().side("sell").stopLoss("42785.00").as("c4"))
                .thenRefused(LEVELS_ON_WRONG_SIDE, sell);
    }

    @Test
    void refusesStopLossThatWouldTriggerAtOnce() {
        givenMarketAndAlice("10000.00")
                .when(order().stopLoss("42785.00").as("c1"))
                .thenRefused(STOP_LOSS_WOULD_TRIGGER, "price", "42785.00")
                .when(order().side("sell").stopLoss("43215.00").as("c2"))
                .thenRefused(STOP_LOSS_WOULD_TRIGGER, "price", "43215.00")
                .and(order().stopLoss("42784.99").takeProfit("43215.01").as("c3"));
    }

    @Test
    void refusesOrderThatWouldLeaveTheMarginLevelTooLow() {
        givenMarketAndAlice("500.00")
                .when(order().quantity("1").leverage(100).as("c1"))
                .thenRefused(MARGIN_LEVEL_TOO_LOW);
    }

    @Test
    void refusesCommandThatHasOpenedAnOrderAlready() {
        Scenario scenario = givenMarketAndAlice("10000.00").and(order().as("c1"));

        scenario.when(order().as("c1")).thenRefused(INTERNAL_ERROR);

        assertThat(scenario.fault()).isPresent();
        assertThat(scenario.account(ALICE).orders()).hasSize(1);
    }

    @Test
    void findsACommandExpiredBeforeItLooksAtItsKey() {
        givenMarketAndAlice("10000.00")
                .after(Duration.ofSeconds(31))
                .whenKeyed(Optional.of(BOB), order().as("c1"))
                .thenRefused(EXPIRED);
    }

    @Test
    void checksInTheOrderOfTheReasons() {
        givenMarketAndAlice("1.00")
                .when(order().side("hold").leverage(101).quantity("0.0001").as("c1"))
                .thenRefused(INVALID_SIDE, "side", "hold")
                .when(order().leverage(101).quantity("0.0001").as("c2"))
                .thenRefused(LEVERAGE_TOO_HIGH, "symbol", "BTCUSDT", "maximum", "100")
                .when(order().takeProfit("1.00").slippage("0", "1.00").as("c3"))
                .thenRefused(INSUFFICIENT_BALANCE, "required", "432.15", "available", "1.00");
    }
}
