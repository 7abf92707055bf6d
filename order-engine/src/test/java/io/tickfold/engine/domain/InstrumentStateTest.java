package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.QUANTITY_OFF_STEP;
import static io.tickfold.contract.event.RefusalReason.QUOTE_TOO_OLD;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_CLOSE_ONLY;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_EXPIRED;
import static io.tickfold.contract.event.RefusalReason.SYMBOL_HALTED;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_SYMBOL;
import static io.tickfold.contract.input.InstrumentState.CLOSE_ONLY;
import static io.tickfold.contract.input.InstrumentState.HALTED;
import static io.tickfold.engine.domain.IgnoredInput.RULES_OUT_OF_BOUNDS;
import static io.tickfold.engine.domain.IgnoredInput.TICK_OF_EXPIRED_SYMBOL;
import static io.tickfold.engine.domain.IgnoredInput.TICK_OF_HALTED_SYMBOL;
import static io.tickfold.engine.domain.IgnoredInput.TICK_OF_UNKNOWN_SYMBOL;
import static io.tickfold.engine.domain.IgnoredInput.TICK_UNSOUND;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.close;
import static io.tickfold.engine.domain.Inputs.header;
import static io.tickfold.engine.domain.Inputs.instrument;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// No change of the rules leaves an order that cannot be closed.
class InstrumentStateTest {

    private static final OrderId ORDER = order().idAs("open-1");
    private static final Instrument COARSER =
            new Instrument(
                    BTC,
                    Price.of("10"),
                    Quantity.of("1"),
                    Quantity.of("1"),
                    Quantity.of("100"),
                    new Leverage(10),
                    Percent.of("0.5"));

    private static RulesChanged rules(Instrument... instruments) {
        return Inputs.rules(3, Optional.empty(), instruments);
    }

    /// Alice has bought 0.1 BTC at 43215.00, with a stop loss at 42000.55.
    private static Scenario givenAnOrder() {
        return Scenario.given(
                rules(instrument(BTC), instrument(ETH)),
                tick(BTC, "42785.00", "43215.00", 1),
                tick(ETH, "1990.00", "2010.00", 1),
                openAccount(ALICE, "10000.00"),
                order().stopLoss("42000.55").as("open-1"));
    }

    private static OrderClosed closedBy(Scenario scenario) {
        return (OrderClosed) scenario.triggered().getFirst();
    }

    @Test
    void closeOnlyRefusesToOpenAndLetsEverythingElseHappen() {
        givenAnOrder()
                .and(rules(instrument(BTC).in(CLOSE_ONLY)))
                .when(order().as("open-2"))
                .thenRefused(SYMBOL_CLOSE_ONLY, "symbol", "BTCUSDT")
                .and(tick(BTC, "42786.00", "43216.00", 2))
                .when(close(ALICE, ORDER))
                .then(OrderClosed.class);
    }

    @Test
    void closeOnlyKeepsStopLosses() {
        Scenario scenario =
                givenAnOrder()
                        .and(rules(instrument(BTC).in(CLOSE_ONLY)))
                        .when(tick(BTC, "42000.00", "42010.00", 2));

        assertThat(closedBy(scenario).reason()).isEqualTo(CloseReason.STOP_LOSS);
    }

    @Test
    void rulesCanHaltAnInstrumentAndOpenItAgain() {
        givenAnOrder()
                .and(rules(instrument(BTC).in(HALTED)))
                .when(tick(BTC, "41000.00", "41010.00", 2))
                .thenIgnored(TICK_OF_HALTED_SYMBOL)
                .when(close(ALICE, ORDER))
                .thenRefused(SYMBOL_HALTED, "symbol", "BTCUSDT")
                .and(rules(instrument(BTC)))
                .when(close(ALICE, ORDER))
                .then(OrderClosed.class);
    }

    @Test
    void expiryClosesAllOrdersAtTheSettlementPrice() {
        Scenario scenario =
                givenAnOrder().when(rules(instrument(BTC).settledAt(Price.of("43000.005"))));

        OrderClosed closed = closedBy(scenario);
        assertThat(closed.reason()).isEqualTo(CloseReason.SETTLEMENT);
        assertThat(closed.closePrice()).isEqualTo(Price.of("43000.005"));
        assertThat(closed.profit()).hasToString("-21.50");
        assertThat(closed.quote().sequence()).isZero();
        assertThat(closed.quote().offset()).isEqualTo(closed.header().cause().inputOffset());
        assertThat(scenario.account(ALICE).orders()).isEmpty();
    }

    @Test
    void expiryClosesOrdersInAHaltedSymbol() {
        Scenario scenario =
                givenAnOrder()
                        .and(new SymbolHalt(BTC, true))
                        .when(rules(instrument(BTC).settledAt(Price.of("43000"))));

        assertThat(scenario.account(ALICE).orders()).isEmpty();
    }

    @Test
    void nothingIsTradedInAnExpiredSymbol() {
        givenAnOrder()
                .and(rules(instrument(BTC).settledAt(Price.of("43000"))))
                .when(tick(BTC, "42785.00", "43215.00", 2))
                .thenIgnored(TICK_OF_EXPIRED_SYMBOL)
                .when(order().as("open-2"))
                .thenRefused(SYMBOL_EXPIRED, "symbol", "BTCUSDT");
    }

    @Test
    void expiryMayStopOutWhatIsLeft() {
        Scenario scenario =
                Scenario.given(
                                rules(instrument(BTC), instrument(ETH)),
                                tick(BTC, "43000.00", "43000.00", 1),
                                tick(ETH, "2000.00", "2000.00", 1),
                                openAccount(ALICE, "1000.00"),
                                order().as("open-1"),
                                order().in("ETHUSDT").quantity("2").as("open-2"))
                        .when(rules(instrument(BTC).settledAt(Price.of("33000")), instrument(ETH)));

        assertThat(scenario.triggered())
                .filteredOn(OrderClosed.class::isInstance)
                .extracting(event -> ((OrderClosed) event).reason())
                .containsExactly(CloseReason.SETTLEMENT, CloseReason.STOP_OUT);
        assertThat(scenario.account(ALICE).balance()).hasToString("0.00");
    }

    @Test
    void aSettlementPriceThatNobodyCanComputeWithIsIgnored() {
        givenAnOrder()
                .when(rules(instrument(BTC).settledAt(Price.of("999999999999999.99"))))
                .thenIgnored(RULES_OUT_OF_BOUNDS);
    }

    @Test
    void aDroppedInstrumentCanBeClosedAndAmendedButNotOpened() {
        givenAnOrder()
                .and(rules(instrument(ETH)))
                .and(tick(BTC, "42786.00", "43216.00", 2))
                .when(order().as("open-2"))
                .thenRefused(UNKNOWN_SYMBOL, "symbol", "BTCUSDT")
                .and(
                        new AmendOrder(
                                header(ALICE, "amend"),
                                ORDER,
                                Optional.of(LevelChange.to(Price.of("50000"))),
                                Optional.empty()))
                .when(close(ALICE, ORDER))
                .then(OrderClosed.class);
    }

    @Test
    void theStopLossOfADroppedInstrumentWorks() {
        Scenario scenario =
                givenAnOrder()
                        .and(rules(instrument(ETH)))
                        .when(tick(BTC, "42000.00", "42010.00", 2));

        assertThat(closedBy(scenario).reason()).isEqualTo(CloseReason.STOP_LOSS);
    }

    @Test
    void aDroppedInstrumentCanExpireAndIsForgottenThen() {
        Scenario scenario =
                givenAnOrder()
                        .and(rules(instrument(ETH)))
                        .and(rules(instrument(ETH), instrument(BTC).settledAt(Price.of("43000"))));

        assertThat(scenario.account(ALICE).orders()).isEmpty();
        scenario.and(rules(instrument(ETH)))
                .when(tick(BTC, "42786.00", "43216.00", 2))
                .thenIgnored(TICK_OF_UNKNOWN_SYMBOL);
        assertThat(scenario.market().dropped()).isEmpty();
        assertThat(scenario.market().quote(BTC)).isEmpty();
    }

    @Test
    void aSymbolThatIsListedAgainAfterItsExpiryWaitsForATick() {
        Scenario scenario =
                givenAnOrder()
                        .and(rules(instrument(BTC).settledAt(Price.of("43000"))))
                        .and(rules(instrument(BTC)));

        assertThat(scenario.market().quote(BTC)).isEmpty();
        scenario.and(tick(BTC, "42785.00", "43215.00", 2)).and(order().as("open-2"));
    }

    @Test
    void ordersOfFinerStepsAreClosedWhole() {
        givenAnOrder()
                .and(rules(COARSER))
                .when(
                        new CloseOrder(
                                header(ALICE, "part"), ORDER, Optional.of(Quantity.of("0.05"))))
                .thenRefused(QUANTITY_OFF_STEP, "symbol", "BTCUSDT", "step", "1")
                .when(close(ALICE, ORDER))
                .then(OrderClosed.class);
    }

    @Test
    void levelsOfFinerStepsTriggerAsBefore() {
        Scenario scenario =
                givenAnOrder()
                        .and(rules(COARSER))
                        .when(tick(BTC, "42000.50", "42010.00", 2))
                        .thenIgnored(TICK_UNSOUND)
                        .when(tick(BTC, "42000.00", "42010.00", 2));

        assertThat(closedBy(scenario).reason()).isEqualTo(CloseReason.STOP_LOSS);
    }

    @Test
    void levelsOfFinerStepsCanBeRemoved() {
        givenAnOrder()
                .and(rules(COARSER))
                .when(
                        new AmendOrder(
                                header(ALICE, "amend"),
                                ORDER,
                                Optional.empty(),
                                Optional.of(LevelChange.removal())))
                .then(OrderAmended.class);
    }

    @Test
    void aSettlementPriceIsNeverTooOld() {
        Scenario scenario =
                givenAnOrder()
                        .and(rules(instrument(BTC).settledAt(Price.of("43000")), instrument(ETH)))
                        .after(Duration.ofSeconds(11))
                        .and(new Clock(Inputs.START));

        assertThat(Tradability.in(scenario.market(), BTC).objection()).isEmpty();
        assertThat(Tradability.in(scenario.market(), ETH).objection()).contains(QUOTE_TOO_OLD);
    }
}
