package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.ACCOUNT_EXISTS;
import static io.tickfold.contract.event.RefusalReason.UNREADABLE;
import static io.tickfold.contract.event.RefusalReason.WRONG_PARTITION;
import static io.tickfold.engine.domain.IgnoredInput.RULES_UNCHANGED;
import static io.tickfold.engine.domain.IgnoredInput.TICK_AHEAD;
import static io.tickfold.engine.domain.IgnoredInput.TICK_LATE;
import static io.tickfold.engine.domain.IgnoredInput.TICK_OF_UNKNOWN_SYMBOL;
import static io.tickfold.engine.domain.IgnoredInput.TICK_OUT_OF_ORDER;
import static io.tickfold.engine.domain.IgnoredInput.TICK_UNSOUND;
import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static io.tickfold.engine.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarketTest {

    private static final RulesChanged BOUNDED = rules(3, Optional.empty());

    @Test
    void takesTheNewestQuote() {
        Scenario scenario =
                given(rules(), tick(BTC, "1.00", "2.00", 1), tick(BTC, "3.00", "3.00", 2));

        assertThat(scenario.market().quote(BTC).orElseThrow().quote())
                .isEqualTo(new Quote(Price.of("3.00"), Price.of("3.00")));
    }

    @Test
    void ignoresTicksBeforeRulesAndOfUnknownSymbols() {
        given().when(tick(BTC, "1.00", "2.00", 1)).thenIgnored(TICK_OF_UNKNOWN_SYMBOL);
        given(rules())
                .when(tick(new Symbol("DOGE"), "1.00", "2.00", 1))
                .thenIgnored(TICK_OF_UNKNOWN_SYMBOL);
    }

    @Test
    void ignoresUnsoundTicks() {
        given(rules())
                .when(tick(BTC, "2.01", "2.00", 1))
                .thenIgnored(TICK_UNSOUND)
                .when(tick(BTC, "1.001", "2.00", 1))
                .thenIgnored(TICK_UNSOUND)
                .when(tick(BTC, "1.00", "2.001", 1))
                .thenIgnored(TICK_UNSOUND);
    }

    @Test
    void ignoresTickThatTookLongerThanTwoSeconds() {
        given(rules())
                .after(Duration.ofSeconds(2))
                .and(tick(BTC, "1.00", "2.00", 1))
                .after(Duration.ofMillis(1))
                .when(tick(BTC, "1.00", "2.00", 2))
                .thenIgnored(TICK_LATE);
    }

    @Test
    void ignoresRepeatedAndOlderTicks() {
        given(rules(), tick(BTC, "1.00", "2.00", 5))
                .when(tick(BTC, "9.00", "9.00", 5))
                .thenIgnored(TICK_OUT_OF_ORDER)
                .when(tick(BTC, "9.00", "9.00", 4))
                .thenIgnored(TICK_OUT_OF_ORDER);
    }

    @Test
    void fencesAFeedThatWasReplaced() {
        given(rules(), tick(BTC, "1.00", "2.00", new FeedPosition(1, 900)))
                .and(tick(BTC, "1.00", "2.00", new FeedPosition(2, 1)))
                .when(tick(BTC, "9.00", "9.00", new FeedPosition(1, 901)))
                .thenIgnored(TICK_OUT_OF_ORDER);
    }

    @Test
    void ignoresATickThatNoFeedCanHaveComeToSoThatLaterOnesAreTaken() {
        long now = START.toEpochMilli() * 1_000;
        Scenario scenario = given(BOUNDED, at(now, 1));
        long most = now + 60_000_000;
        for (FeedPosition ahead :
                List.of(
                        new FeedPosition(Long.MAX_VALUE, Long.MAX_VALUE),
                        new FeedPosition(most + 1, 1),
                        new FeedPosition(now, 1L << 53))) {
            scenario.when(tick(BTC, "9.00", "9.00", ahead)).thenIgnored(TICK_AHEAD);
        }
        for (PriceTick next : List.of(at(now, 2), at(most, 1), at(most, (1L << 53) - 1))) {
            scenario.and(next);
            assertThat(position(scenario)).isEqualTo(next.position());
        }
    }

    @Test
    void aPositionThatOlderLogicHasTakenHoldsNothingUp() {
        Scenario scenario =
                given(rules(2, Optional.empty()), at(Long.MAX_VALUE, 1))
                        .when(at(7, 1))
                        .thenIgnored(TICK_OUT_OF_ORDER)
                        .and(BOUNDED, at(7, 1))
                        .when(at(7, 1))
                        .thenIgnored(TICK_OUT_OF_ORDER);
        assertThat(position(scenario)).isEqualTo(new FeedPosition(7, 1));
    }

    private static PriceTick at(long epoch, long sequence) {
        return tick(BTC, "1.00", "2.00", new FeedPosition(epoch, sequence));
    }

    private static FeedPosition position(Scenario scenario) {
        return scenario.market().quote(BTC).orElseThrow().position();
    }

    @Test
    void ignoresRulesThatAreInForceAlready() {
        given(rules()).when(rules()).thenIgnored(RULES_UNCHANGED);
    }

    @Test
    void advancesTimeByTheClockAndNeverBack() {
        Scenario scenario = given().after(Duration.ofSeconds(5)).and(new Clock(START));

        scenario.after(Duration.ofSeconds(-3)).and(new Clock(START));

        assertThat(scenario.market().at()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void opensAccountOnce() {
        Scenario scenario = given();
        AccountOpened opened =
                scenario.when(openAccount(ALICE, "10000.00")).then(AccountOpened.class);

        assertThat(opened.header().balance()).isEqualTo(Money.of("10000.00"));
        assertThat(opened.header().sequence()).isEqualTo(1);
        scenario.when(openAccount(ALICE, "5.00")).thenRefused(ACCOUNT_EXISTS);
        assertThat(scenario.account(ALICE).balance()).isEqualTo(Money.of("10000.00"));
    }

    @Test
    void refusesWhatCannotBeReadToItsSender() {
        Scenario scenario =
                given(openAccount(ALICE, "1.00")).whenUnreadable(ALICE).thenRefused(UNREADABLE);

        assertThat(scenario.then(CommandRefused.class).header().sequence()).isEqualTo(2);
    }

    @Test
    void refusesCommandInAnotherPartitionThanItsAccounts() {
        int home = Topics.partitionOf(ALICE, 4);
        PartitionFold elsewhere = new PartitionFold((home + 1) % 4, 4);

        FoldResult result =
                elsewhere.fold(
                        openAccount(ALICE, "1.00"), new LogPosition(0, START, Optional.of(ALICE)));

        assertThat(result.answer())
                .singleElement()
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused ->
                                assertThat(refused.refusal().reason()).isEqualTo(WRONG_PARTITION));
        assertThat(elsewhere.account(ALICE)).isEmpty();
    }
}
