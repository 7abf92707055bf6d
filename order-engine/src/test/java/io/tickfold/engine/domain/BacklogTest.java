package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.tick;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A tick that closes more orders than one input may: six accounts with a stop loss, two at a time.
class BacklogTest {

    private static final int ACCOUNTS = 6;

    private final Scenario scenario = Scenario.given(rules());

    BacklogTest() {
        scenario.and(tick(BTC, "42785.00", "43215.00", 1));
        for (int i = 0; i < ACCOUNTS; i++) {
            openWithStopLoss(i);
        }
    }

    private void openWithStopLoss(int i) {
        scenario.and(Inputs.openAccount(account(i), "10000.00"))
                .and(order().of(account(i)).stopLoss("42000.00").as("c" + i));
    }

    /// Two orders for an account, and two closes for an input.
    private static RulesChanged rules() {
        return rules(Inputs.rules().limits().quoteAge());
    }

    private static RulesChanged rules(Duration quoteAge) {
        RulesChanged rules = Inputs.rules();
        TradingLimits limits = rules.limits();
        return new RulesChanged(
                1,
                new TradingLimits(
                        2, quoteAge, limits.tickDelay(), limits.levels(), 2, Optional.empty()),
                rules.instruments());
    }

    private static AccountId account(int i) {
        return new AccountId("account-" + i);
    }

    private List<String> closedAccounts() {
        return scenario.triggered().stream()
                .map(OrderClosed.class::cast)
                .map(closed -> closed.header().accountId().value())
                .collect(toList());
    }

    @Test
    void closesSomeWithEachInputInTheOrderOfTheAccounts() {
        scenario.when(tick(BTC, "41000.00", "41500.00", 2));
        assertThat(closedAccounts()).containsExactly("account-0", "account-1");

        scenario.when(new Clock(scenario.now()));
        assertThat(closedAccounts()).containsExactly("account-2", "account-3");

        scenario.when(new Clock(scenario.now()));
        assertThat(closedAccounts()).containsExactly("account-4", "account-5");

        scenario.when(new Clock(scenario.now()));
        assertThat(closedAccounts()).isEmpty();
    }

    @Test
    void closesAtTheQuoteOfTheTickThatTriggeredIt() {
        scenario.when(tick(BTC, "41000.00", "41500.00", 2))
                .when(tick(BTC, "44000.00", "44500.00", 3));

        assertThat(scenario.triggered())
                .allSatisfy(event ->
                        assertThat(((OrderClosed) event).closePrice())
                                .isEqualTo(Price.of("41000.00")));
    }

    @Test
    void finishesTheWorkOfAnAccountBeforeItsCommand() {
        AccountId last = account(5);
        scenario.when(tick(BTC, "41000.00", "41500.00", 2))
                .when(new Deposit(Inputs.header(last, "d"), Money.of("1.00")));

        assertThat(closedAccounts()).containsExactly("account-2", "account-3", "account-5");
        assertThat(scenario.then(FundsDeposited.class).header().sequence()).isEqualTo(4);

        scenario.when(new Clock(scenario.now()));
        assertThat(closedAccounts()).containsExactly("account-4");
    }

    @Test
    void doesNotTestAnOrderByATickFromBeforeItWasOpened() {
        AccountId last = account(5);
        scenario.when(tick(BTC, "41000.00", "41500.00", 2))
                .when(tick(BTC, "44000.00", "44500.00", 3));

        scenario.when(order().of(last).stopLoss("43000.00").as("later"));

        List<TradeEvent> opened = scenario.answer();
        assertThat(opened).noneMatch(CommandRefused.class::isInstance);
        for (int i = 0; i < ACCOUNTS; i++) {
            scenario.when(new Clock(scenario.now()));
            assertThat(closedAccounts()).doesNotContain("account-5");
        }
        scenario.when(tick(BTC, "43000.00", "43100.00", 4));
        assertThat(closedAccounts()).containsExactly("account-5");
    }

    /// Her bounds are not reset to older quotes than she has seen, which would forget her later
    /// loss in ETH.
    @Test
    void watchesAnAccountThatIsAheadFromTheQuotesThatItHasSeen() {
        scenario.and(tick(ETH, "2000.00", "2000.00", 1), Inputs.openAccount(ALICE, "2000.00"))
                .and(order().leverage(100).as("btc"))
                .and(order().in("ETHUSDT").quantity("2").leverage(100).as("eth"));
        for (int i = ACCOUNTS; i < ACCOUNTS + 3; i++) {
            openWithStopLoss(i);
        }
        scenario.when(tick(BTC, "41000.00", "41500.00", 2))
                .when(rules(Duration.ofSeconds(9)))
                .when(tick(ETH, "1400.00", "1400.00", 2))
                .when(new Deposit(Inputs.header(ALICE, "d"), Money.of("0.01")));
        assertThat(closedAccounts()).containsExactly("account-6", "account-7");
        scenario.when(new Clock(scenario.now()));
        assertThat(closedAccounts()).containsExactly("account-8");

        scenario.when(tick(BTC, "35000.00", "35500.00", 3));

        assertThat(scenario.triggered()).first().isInstanceOf(MarginCalled.class);
    }

    /// Her account is called by a fall in ETH that waits, although BTC has recovered since: what
    /// made the engine look at her later quotes first would have it forget the fall.
    @ParameterizedTest
    @EnumSource(Refusing.class)
    void aRefusalChangesNothingThatIsDecidedAfterIt(Refusing refusing) {
        scenario.and(tick(ETH, "2000.00", "2000.00", 1), Inputs.openAccount(ALICE, "557.00"))
                .and(order().leverage(100).as("btc"))
                .and(order().in("ETHUSDT").quantity("2.14").leverage(100).as("eth"));
        for (int i = ACCOUNTS; i < ACCOUNTS + 3; i++) {
            openWithStopLoss(i);
        }
        scenario.when(tick(BTC, "41000.00", "41500.00", 2))
                .when(tick(ETH, "1880.00", "1880.00", 2))
                .when(tick(BTC, "44000.00", "44500.00", 3));

        refusing.send(scenario);
        List<TradeEvent> hers = new ArrayList<>(scenario.triggered());
        assertThat(scenario.answer()).last().isInstanceOf(CommandRefused.class);
        for (int i = 0; i < ACCOUNTS; i++) {
            hers.addAll(scenario.when(new Clock(scenario.now())).triggered());
        }

        hers.removeIf(event -> !event.header().accountId().equals(ALICE));
        assertThat(hers)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("MarginCalled", "MarginCallEnded");
    }

    /// Ways to be refused.
    enum Refusing {
        UNDER_ANOTHER_KEY {
            @Override
            void send(Scenario scenario) {
                scenario.whenKeyed(Optional.of(account(0)), deposit(scenario.now()));
            }
        },
        UNDER_NO_KEY {
            @Override
            void send(Scenario scenario) {
                scenario.whenKeyed(Optional.empty(), deposit(scenario.now()));
            }
        },
        EXPIRED_UNDER_ANOTHER_KEY {
            @Override
            void send(Scenario scenario) {
                Deposit expired = deposit(scenario.now().minusSeconds(1));
                scenario.whenKeyed(Optional.of(account(0)), expired);
            }
        },
        EXPIRED {
            @Override
            void send(Scenario scenario) {
                scenario.when(deposit(scenario.now().minusSeconds(1)));
            }
        },
        UNREADABLE {
            @Override
            void send(Scenario scenario) {
                scenario.whenUnreadable(ALICE);
            }
        },
        BY_THE_RULES {
            @Override
            void send(Scenario scenario) {
                scenario.when(Inputs.close(ALICE, order().idAs("unknown")));
            }
        },
        OF_AN_UNKNOWN_ACCOUNT {
            @Override
            void send(Scenario scenario) {
                scenario.when(Inputs.close(new AccountId("zoe"), order().idAs("btc")));
            }
        };

        abstract void send(Scenario scenario);

        private static Deposit deposit(Instant validUntil) {
            CommandHeader header =
                    new CommandHeader(new CommandId("d"), ALICE, Optional.empty(), validUntil);
            return new Deposit(header, Money.of("1.00"));
        }
    }
}
