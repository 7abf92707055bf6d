package io.tickfold.engine.journal;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.openAccount;
import static io.tickfold.engine.domain.Inputs.order;
import static io.tickfold.engine.domain.Inputs.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CheckpointQuote;
import io.tickfold.contract.event.InputSpan;
import io.tickfold.contract.event.KeyedHalt;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.IgnoredInput;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.domain.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    private static final Instant HOUR =
            Inputs.START.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));

    private static final Optional<Duration> HOURLY = Optional.of(Duration.ofHours(1));

    private final PartitionJournal journal = new PartitionJournal(0, 1);
    private final List<OutputRecord> written = new ArrayList<>();
    private ChainHash inputs = ChainHash.START;
    private long offset;

    @Test
    void isTakenWithTheFirstInputPastTheHour() {
        at(START, rules(1, HOURLY));
        at(HOUR.minusMillis(1), new Clock(START));
        assertThat(checkpoints()).isEmpty();

        at(HOUR, new Clock(START));
        at(HOUR.plusSeconds(1), new Clock(START));
        assertThat(checkpoints()).singleElement().extracting(Checkpoint::inputOffset).isEqualTo(2L);

        at(HOUR.plusSeconds(3_700), new Clock(START));
        assertThat(checkpoints()).hasSize(2);
    }

    @Test
    void statesThePartitionsMarketAndHashes() {
        RulesChanged rules = rules(1, HOURLY);
        at(START, rules, tick(BTC, "42785.00", "43215.00", 1), new SymbolHalt(Inputs.ETH, true));
        at(START, openAccount(ALICE, "10000.00"), order().as("c1"));
        ChainHash events = journal.chains().all();
        ChainHash state = journal.fold().stateHash(HOUR, 3);
        at(HOUR, new Clock(START));

        Checkpoint checkpoint = checkpoints().getFirst();

        assertThat(checkpoint.at()).isEqualTo(HOUR);
        assertThat(checkpoint.inputs()).contains(new InputSpan(0, inputs));
        assertThat(checkpoint.eventsHash()).isEqualTo(events);
        assertThat(checkpoint.stateHash()).isEqualTo(state);
        assertThat(checkpoint.rules()).isEqualTo(rules);
        assertThat(checkpoint.halted()).containsExactly(Inputs.ETH);
        assertThat(checkpoint.quotes())
                .singleElement()
                .extracting(CheckpointQuote::symbol, CheckpointQuote::at, CheckpointQuote::offset)
                .containsExactly(BTC, START, 1L);
        assertThat(written.getLast().key()).isEmpty();
        assertThat(written.getLast().id()).hasToString("0-5-0");
        assertThat(MessageHeaders.chainHash(written.getLast().headers()))
                .contains(journal.chains().all());
    }

    @Test
    void isWhereAnotherJournalCanResume() {
        at(START, rules(1, HOURLY), tick(BTC, "42785.00", "43215.00", 1));
        at(START, openAccount(ALICE, "10000.00"), order().as("c1"));
        at(HOUR, new Clock(START));
        PartitionJournal other = new PartitionJournal(0, 1);
        written.forEach(each -> other.replay(each.event(), each.value()));
        other.fold().resume();

        Entry next = entry(HOUR.plusSeconds(3_600), drop(HOUR.plusSeconds(3_600)));

        assertThat(other.take(Records.of(next)).records().stream().map(Records::text))
                .isNotEmpty()
                .isEqualTo(
                        journal.take(Records.of(next)).records().stream()
                                .map(Records::text)
                                .toList());
    }

    @Test
    void remembersTheKeysOfHaltsOfTheLastDay() {
        SymbolHalt halt = new SymbolHalt(BTC, true, Optional.of(new CommandId("k")));
        at(START, rules(1, HOURLY), halt, new SymbolHalt(BTC, false));
        at(HOUR, new Clock(START));
        assertThat(checkpoints().getLast().haltKeys().orElseThrow())
                .containsExactly(new KeyedHalt(new CommandId("k"), BTC, true, START));
        PartitionJournal other = new PartitionJournal(0, 1);
        written.forEach(each -> other.replay(each.event(), each.value()));
        other.fold().resume();

        JournalEntry late = other.take(Records.of(entry(HOUR, halt)));

        assertThat(late.result().ignored()).contains(IgnoredInput.HALT_REPEATED);
        at(START.plus(Duration.ofDays(1)), new Clock(START));
        assertThat(checkpoints().getLast().haltKeys()).isEmpty();
    }

    @Test
    void doesNotVouchForInputsThatWereNotSeen() {
        at(START, rules(1, HOURLY));
        offset++;
        at(HOUR, new Clock(START));
        at(HOUR.plusSeconds(3_600), new Clock(START));

        assertThat(checkpoints().getFirst().inputs()).isEmpty();
        assertThat(checkpoints().getLast().inputs()).isPresent();
    }

    @Test
    void waitsUntilNothingWaits() {
        at(START, rules(1, HOURLY), tick(BTC, "42785.00", "43215.00", 1));
        for (int i = 0; i < 3; i++) {
            at(START, openAccount(account(i), "1000.00"), order().of(account(i)).as("c" + i));
        }
        at(HOUR, drop(HOUR));
        assertThat(journal.fold().backlog().isEmpty()).isFalse();
        assertThat(checkpoints()).isEmpty();

        at(HOUR.plusSeconds(1), new Clock(START));
        at(HOUR.plusSeconds(2), new Clock(START));
        assertThat(journal.fold().backlog().isEmpty()).isTrue();
        assertThat(checkpoints()).hasSize(1);
    }

    @Test
    void isNeverTakenUnlessTheRulesSaySo() {
        at(START, rules(1, Optional.empty()));
        at(HOUR, new Clock(START));

        assertThat(checkpoints()).isEmpty();
    }

    private static AccountId account(int number) {
        return new AccountId("account-" + number);
    }

    private static RulesChanged rules(int closesPerInput, Optional<Duration> every) {
        TradingLimits usual = Inputs.rules().limits();
        TradingLimits limits =
                new TradingLimits(
                        usual.openOrders(),
                        usual.quoteAge(),
                        usual.tickDelay(),
                        usual.levels(),
                        closesPerInput,
                        every);
        return new RulesChanged(3, limits, Inputs.rules().instruments());
    }

    /// A tick at which every account is stopped out.
    private static PriceTick drop(Instant time) {
        Quote quote = new Quote(Price.of("100.00"), Price.of("101.00"));
        return new PriceTick(BTC, quote, Price.of("100.00"), new FeedPosition(9, 2), time);
    }

    private Entry entry(Instant time, TradeInput input) {
        Optional<AccountId> key =
                input instanceof Command command
                        ? Optional.of(command.header().accountId())
                        : Optional.empty();
        return new Entry(Optional.of(input), new LogPosition(offset++, time, key));
    }

    private void at(Instant time, TradeInput... all) {
        for (TradeInput each : all) {
            InputRecord record = Records.of(entry(time, each));
            inputs = record.chainedTo(inputs);
            written.addAll(journal.take(record).records());
        }
    }

    private List<Checkpoint> checkpoints() {
        return written.stream()
                .map(OutputRecord::event)
                .filter(Checkpoint.class::isInstance)
                .map(Checkpoint.class::cast)
                .toList();
    }
}
