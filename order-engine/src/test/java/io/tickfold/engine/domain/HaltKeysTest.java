package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.IgnoredInput.HALT_OF_UNKNOWN_SYMBOL;
import static io.tickfold.engine.domain.IgnoredInput.HALT_REPEATED;
import static io.tickfold.engine.domain.IgnoredInput.HALT_UNCHANGED;
import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.ETH;
import static io.tickfold.engine.domain.Inputs.instrument;
import static io.tickfold.engine.domain.Inputs.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a partition does with halts and resumptions that come again under their keys.
class HaltKeysTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Symbol DOGE = new Symbol("DOGEUSDT");
    private static final RulesChanged RULES = rules(3, Optional.empty());
    private static final SymbolHalt RESUME = new SymbolHalt(BTC, false);
    private static final SymbolHalt HALT = new SymbolHalt(BTC, true);

    private final Scenario partition = Scenario.given(RULES);

    private static SymbolHalt under(String key, SymbolHalt halt) {
        return new SymbolHalt(halt.symbol(), halt.halted(), Optional.of(new CommandId(key)));
    }

    private void thenHalted(Symbol... symbols) {
        assertThat(partition.market().halted()).containsExactlyInAnyOrder(symbols);
    }

    @Test
    void aLateRetryOfAHaltDoesNotHaltAResumedMarket() {
        partition.and(under("k", HALT), RESUME).when(under("k", HALT)).thenIgnored(HALT_REPEATED);
        thenHalted();
    }

    @Test
    void aLateRetryOfAResumeDoesNotLiftANewerHalt() {
        partition.and(HALT, under("k", RESUME), under("other", HALT));
        partition.when(under("k", RESUME)).thenIgnored(HALT_REPEATED);
        thenHalted(BTC);
    }

    @Test
    void aRetryReachesThePartitionThatTheFirstAttemptDidNot() {
        Scenario missed = Scenario.given(RULES);
        partition.and(under("k", HALT));

        partition.when(under("k", HALT)).thenIgnored(HALT_REPEATED);
        missed.when(under("k", HALT));

        thenHalted(BTC);
        assertThat(missed.market().halted()).containsExactly(BTC);
    }

    @Test
    void aKeyIsRememberedForADayOfTheLog() {
        partition.and(under("k", HALT), RESUME).after(DAY.minusMillis(1));
        partition.when(under("k", HALT)).thenIgnored(HALT_REPEATED);
        thenHalted();

        partition.after(Duration.ofMillis(1)).and(under("k", HALT));
        thenHalted(BTC);
    }

    @Test
    void aRetryDoesNotMakeAKeyYounger() {
        partition.and(under("k", HALT), RESUME).after(DAY.minusHours(1)).and(under("k", HALT));
        partition.after(Duration.ofHours(1)).and(under("k", HALT));
        thenHalted(BTC);
    }

    @Test
    void aHaltThatChangedNothingHasUsedItsKey() {
        partition.and(HALT).when(under("k", HALT)).thenIgnored(HALT_UNCHANGED);
        partition.and(RESUME).when(under("k", HALT)).thenIgnored(HALT_REPEATED);
        thenHalted();
    }

    @Test
    void aHaltOfASymbolThatNobodyKnewHasUsedItsKey() {
        SymbolHalt halt = under("k", new SymbolHalt(DOGE, true));
        partition.when(halt).thenIgnored(HALT_OF_UNKNOWN_SYMBOL);
        partition.and(rules(3, Optional.empty(), instrument(BTC), instrument(DOGE)));
        partition.when(halt).thenIgnored(HALT_REPEATED);
        thenHalted();
    }

    /// A gateway that cannot tell has answered that it is done.
    @Test
    void somethingElseUnderAKeyIsObeyed() {
        partition.and(under("k", HALT), under("k", new SymbolHalt(ETH, true)));
        thenHalted(BTC, ETH);
        partition.and(under("k", RESUME));
        thenHalted(ETH);
        partition.when(under("k", HALT)).thenIgnored(HALT_REPEATED);
    }

    @Test
    void withoutAKeyEachHaltIsObeyed() {
        partition.and(HALT, RESUME, HALT);
        thenHalted(BTC);
    }

    @Test
    void rulesBeforeVersion3RememberNoKeys() {
        Scenario before = Scenario.given(rules(2, Optional.empty()));
        before.and(under("k", HALT), RESUME, under("k", HALT));
        assertThat(before.market().halted()).containsExactly(BTC);
    }

    @Test
    void whatIsReplayedIsRememberedToo() {
        PartitionFold fold = new PartitionFold(0, 1);
        LogPosition position = new LogPosition(0, Inputs.START, Optional.empty());
        fold.replay(RULES, position);
        assertThat(fold.replay(under("k", HALT), position)).isPresent();
        fold.replay(RESUME, position);
        assertThat(fold.replay(under("k", HALT), position)).isEmpty();
    }

    @Test
    void manyKeysRefuseNoHaltButForgetTheOldest() {
        partition.and(under("oldest", HALT), RESUME, under("second", HALT), RESUME);
        IntStream.range(0, HaltKeys.MOST - 2).forEach(i -> partition.and(under("k" + i, HALT)));
        partition.and(RESUME).when(under("oldest", HALT)).thenIgnored(HALT_REPEATED);

        partition.and(under("newest", HALT), RESUME);

        partition.when(under("second", HALT)).thenIgnored(HALT_REPEATED);
        thenHalted();
        partition.and(under("oldest", HALT));
        thenHalted(BTC);
    }
}
