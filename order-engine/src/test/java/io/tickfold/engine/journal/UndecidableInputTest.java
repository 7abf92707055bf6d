package io.tickfold.engine.journal;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.rules;
import static io.tickfold.engine.domain.Inputs.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What cannot be decided is skipped and said to be, and nothing of it stays.
class UndecidableInputTest {

    private static final String FAR_TOO_HIGH = "999999999999999.99";

    private final PartitionJournal journal = new PartitionJournal(0, 1);
    private long offset;

    private JournalEntry take(TradeInput input) {
        return journal.take(record(input));
    }

    private InputRecord record(TradeInput input) {
        Optional<AccountId> key =
                input instanceof Command command
                        ? Optional.of(command.header().accountId())
                        : Optional.empty();
        return Records.of(new Entry(Optional.of(input), new LogPosition(offset++, START, key)));
    }

    /// Alice has sold 5 BTC, and Bob has bought one, under rules that bound no price.
    private void givenOrders() {
        take(rules());
        take(tick(BTC, "42785.00", "43215.00", 1));
        for (AccountId account : List.of(ALICE, BOB)) {
            take(openAccount(account, "1000000.00"));
        }
        take(order().side("sell").quantity("5").as("sell"));
        take(order().of(BOB).quantity("1").takeProfit("50000.00").as("buy"));
    }

    private Account account(AccountId id) {
        return journal.fold().account(id).orElseThrow();
    }

    @Test
    void aTickThatCannotBeDecidedForOneAccountIsSkippedForThisOneAlone() {
        givenOrders();
        Account before = account(ALICE);

        List<EngineEvent> events = take(tick(BTC, "50000.00", FAR_TOO_HIGH, 2)).events();

        assertThat(events)
                .filteredOn(InputSkipped.class::isInstance)
                .containsExactly(
                        new InputSkipped(START, offset - 1, SkipReason.FAULT, Optional.of(ALICE)));
        assertThat(events)
                .filteredOn(TradeEvent.class::isInstance)
                .singleElement()
                .isInstanceOf(OrderClosed.class);
        assertThat(account(ALICE)).isEqualTo(before);
        assertThat(account(BOB).orders()).isEmpty();
    }

    @Test
    void anAccountThatWasSkippedIsDecidedWithTheNextTick() {
        givenOrders();
        take(tick(BTC, "50000.00", FAR_TOO_HIGH, 2));

        take(tick(BTC, "300000.00", "300000.00", 3));

        assertThat(account(ALICE).orders()).isEmpty();
        assertThat(account(ALICE).balance()).hasToString("0.00");
    }

    @Test
    void rulesOfUnknownLogicAreSkippedAndTradingContinuesUnderTheLastOnes() {
        givenOrders();
        RulesChanged unknown = rules(1_000, Optional.empty());

        assertThat(take(unknown).events())
                .containsExactly(
                        new InputSkipped(
                                START, offset - 1, SkipReason.UNKNOWN_RULES, Optional.empty()));
        assertThat(journal.fold().market().rules()).contains(rules());
        assertThat(take(order().as("more")).events()).hasSize(1);
    }

    @Test
    void anInputThatAnOperatorNamesIsSkippedWhateverItIs() {
        givenOrders();
        Account before = account(ALICE);
        journal.fold().skips().order(offset, SkipReason.OPERATOR);

        assertThat(take(order().as("not-now")).events())
                .containsExactly(
                        new InputSkipped(START, offset - 1, SkipReason.OPERATOR, Optional.empty()));
        assertThat(account(ALICE)).isEqualTo(before);
        assertThat(take(order().as("now")).events()).hasSize(1);
    }

    @Test
    void whatTheLogSaysWasSkippedIsSkippedOnReExecution() {
        givenOrders();
        InputSkipped stated = new InputSkipped(START, offset, SkipReason.FAULT, Optional.of(BOB));
        journal.fold().skips().order(stated);

        List<EngineEvent> events = take(tick(BTC, "50000.00", "50000.00", 2)).events();

        assertThat(events).contains(stated);
        assertThat(account(BOB).orders()).hasSize(1);
    }

    @Test
    void anInputSkipsNoMoreSharesThanItMayLeadToEventsAndSaysHowMuchWaits() {
        givenOrders();
        take(oneEventAtATime());
        long tick = offset;
        for (AccountId account : List.of(ALICE, BOB)) {
            journal.fold()
                    .skips()
                    .order(new InputSkipped(START, tick, SkipReason.FAULT, Optional.of(account)));
        }

        JournalEntry entry = take(tick(BTC, "60000.00", "60000.00", 2));

        assertThat(entry.events())
                .containsExactly(
                        new InputSkipped(START, tick, SkipReason.FAULT, Optional.of(ALICE)));
        assertThat(BacklogPosition.stated(entry.records().getLast().headers()))
                .contains(new BacklogPosition(Optional.of(tick), Optional.of(ALICE)));
        assertThat(take(new Clock(START)).events()).singleElement().isInstanceOf(OrderClosed.class);
    }

    private static RulesChanged oneEventAtATime() {
        RulesChanged usual = rules(3, Optional.empty());
        TradingLimits limits = usual.limits();
        return new RulesChanged(
                3,
                new TradingLimits(
                        limits.openOrders(),
                        limits.quoteAge(),
                        limits.tickDelay(),
                        limits.levels(),
                        1,
                        limits.checkpointEvery()),
                usual.instruments());
    }

    @Test
    void aCheckpointPeriodOfForeverIsNoFault() {
        take(rules(3, Optional.of(Duration.ofSeconds(Long.MAX_VALUE))));

        assertThat(take(tick(BTC, "1.00", "2.00", 1)).events()).isEmpty();
    }
}
