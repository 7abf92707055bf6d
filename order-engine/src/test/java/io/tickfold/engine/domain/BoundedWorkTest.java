package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one input may lead to by the rules of version 3: two events, and visits of eight accounts.
class BoundedWorkTest {

    private static final int EVENTS = 2;
    private static final int ACCOUNTS = 20;

    private final Scenario scenario = Scenario.given(rules("100"));

    BoundedWorkTest() {
        scenario.and(tick(BTC, "42785.00", "42785.00", 1));
        for (int i = 0; i < ACCOUNTS; i++) {
            scenario.and(Inputs.openAccount(account(i), "900.00"))
                    .and(order().of(account(i)).as("c" + i));
        }
    }

    private static RulesChanged rules(String call) {
        return rules(3, call, EVENTS, EVENTS);
    }

    private static RulesChanged rules(
            int version, String call, int openOrders, int closesPerInput) {
        RulesChanged rules = Inputs.rules();
        TradingLimits limits = rules.limits();
        return new RulesChanged(
                version,
                new TradingLimits(
                        openOrders,
                        limits.quoteAge(),
                        limits.tickDelay(),
                        new MarginLevels(Percent.of(call), Percent.of("250"), Percent.of("10")),
                        closesPerInput,
                        Optional.empty()),
                rules.instruments());
    }

    private static AccountId account(int i) {
        return new AccountId(String.format(Locale.ROOT, "account-%02d", i));
    }

    private List<TradeEvent> wait(int inputs) {
        List<TradeEvent> events = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            List<TradeEvent> more = scenario.when(new Clock(scenario.now())).triggered();
            assertThat(more).hasSizeLessThanOrEqualTo(EVENTS);
            events.addAll(more);
        }
        return events;
    }

    @Test
    void anInputCallsNoMoreAccountsThanTheRulesAllow() {
        scenario.when(tick(BTC, "38000.00", "38000.00", 2));

        assertThat(scenario.triggered()).hasSize(EVENTS);
        assertThat(wait(ACCOUNTS / EVENTS))
                .hasSize(ACCOUNTS - EVENTS)
                .allMatch(MarginCalled.class::isInstance);
        assertThat(scenario.backlog().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3, 10001, 250, true", "3, 1000, 10001, true", "3, 10000, 10000, false"})
    @CsvSource({"2, 10001, 250, false", "2, 1000, 10001, false"})
    void rulesThatAllowMoreThanATransactionHoldsAreIgnored(
            int version, int openOrders, int closesPerInput, boolean areIgnored) {
        scenario.when(rules(version, "100", openOrders, closesPerInput));

        if (areIgnored) {
            scenario.thenIgnored(IgnoredInput.RULES_OUT_OF_BOUNDS);
        } else {
            scenario.when(new Clock(scenario.now()));
            assertThat(scenario.market().limits().openOrders()).isEqualTo(openOrders);
        }
    }

    @Test
    void anEventThatWaitedSaysWhenItWasDecided() {
        scenario.when(tick(BTC, "38000.00", "38000.00", 2));
        Instant ticked = scenario.now();
        assertThat(scenario.triggered()).allMatch(event -> event.header().at().equals(ticked));

        scenario.after(Duration.ofMillis(7));

        assertThat(wait(ACCOUNTS / EVENTS))
                .isNotEmpty()
                .allMatch(event -> event.header().at().equals(ticked.plusMillis(7)));
    }

    @Test
    void newLevelsAreLookedAtForSomeAccountsWithEachInput() {
        scenario.when(rules("200"));
        assertThat(scenario.backlog().done()).contains(account(6));

        wait(1);
        assertThat(scenario.backlog().done()).contains(account(14));

        wait(1);
        assertThat(scenario.backlog().isEmpty()).isTrue();
    }

    /// None of them is near the levels before, so that only the new ones have the tick reach them.
    @Test
    void newLevelsHoldForTheNextTickHoweverManyAccountsTheyWaitFor() {
        scenario.when(rules("200")).when(tick(BTC, "42784.00", "42784.00", 2));

        assertThat(wait(2 * ACCOUNTS)).isEmpty();
        scenario.when(tick(BTC, "40000.00", "40000.00", 3));
        List<TradeEvent> called = new ArrayList<>(scenario.triggered());
        called.addAll(wait(ACCOUNTS));

        assertThat(called).hasSize(ACCOUNTS).allMatch(MarginCalled.class::isInstance);
    }

    @Test
    void aCommandAmongNewLevelsIsFollowedByThem() {
        AccountId last = account(ACCOUNTS - 1);
        scenario.when(rules("200")).when(new Deposit(Inputs.header(last, "d"), Money.of("1.00")));
        assertThat(scenario.then(FundsDeposited.class).header().accountId()).isEqualTo(last);
        wait(ACCOUNTS);

        scenario.when(tick(BTC, "40000.00", "40000.00", 2));
        List<TradeEvent> called = new ArrayList<>(scenario.triggered());
        called.addAll(wait(ACCOUNTS));

        assertThat(called).extracting(event -> event.header().accountId()).contains(last);
    }
}
