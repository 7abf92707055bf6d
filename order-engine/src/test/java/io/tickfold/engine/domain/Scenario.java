package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Given some inputs, when one more comes, then something is decided.
final class Scenario {

    private final PartitionFold fold;
    private Instant now = Inputs.START;
    private long offset;
    private FoldResult last = FoldResult.NOTHING;

    Scenario(PartitionFold fold) {
        this.fold = fold;
    }

    static Scenario given(TradeInput... inputs) {
        return new Scenario(new PartitionFold(0, 1)).and(inputs);
    }

    /// Rules, quotes for BTC and ETH, and an account of Alice's with this balance.
    static Scenario givenMarketAndAlice(String balance) {
        return given(
                Inputs.rules(),
                Inputs.tick(Inputs.BTC, "42785.00", "43215.00", 1),
                Inputs.tick(Inputs.ETH, "1990.00", "2010.00", 1),
                Inputs.openAccount(Inputs.ALICE, balance));
    }

    Scenario and(TradeInput... inputs) {
        for (TradeInput input : inputs) {
            when(input);
            assertThat(last.answer()).noneMatch(CommandRefused.class::isInstance);
        }
        return this;
    }

    Scenario after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Instant now() {
        return now;
    }

    Scenario when(TradeInput input) {
        return whenKeyed(
                input instanceof Command command
                        ? Optional.of(command.header().accountId())
                        : Optional.empty(),
                input);
    }

    Scenario whenKeyed(Optional<AccountId> key, TradeInput input) {
        last = fold.fold(input, new LogPosition(offset++, now, key));
        return this;
    }

    Scenario whenUnreadable(AccountId sender) {
        last = fold.foldUnreadable(sender, new LogPosition(offset++, now, Optional.of(sender)));
        return this;
    }

    Scenario thenIgnored(IgnoredInput reason) {
        assertThat(last.ignored()).contains(reason);
        return this;
    }

    /// Refused for this reason, with details in pairs of name and value, changing nothing else.
    Scenario thenRefused(RefusalReason reason, String... details) {
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < details.length; i += 2) {
            expected.put(details[i], details[i + 1]);
        }
        assertThat(then(CommandRefused.class).refusal()).isEqualTo(new Refusal(reason, expected));
        return this;
    }

    /// The one event that was decided.
    <E extends TradeEvent> E then(Class<E> type) {
        assertThat(last.answer()).singleElement().isInstanceOf(type);
        return type.cast(last.answer().getFirst());
    }

    Account account(AccountId id) {
        return fold.account(id).orElseThrow();
    }

    boolean knows(AccountId id) {
        return fold.account(id).isPresent();
    }

    Optional<RuntimeException> fault() {
        return last.fault();
    }

    /// What quotes led to.
    List<TradeEvent> triggered() {
        return last.triggered();
    }

    /// What the last command led to.
    List<TradeEvent> answer() {
        return last.answer();
    }

    Backlog backlog() {
        return fold.backlog();
    }

    Market market() {
        return fold.market();
    }
}
