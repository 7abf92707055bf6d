package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Valued;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What the margin level led to, other than closings.
final class MarginSteps {

    private MarginSteps() {}

    static List<Fact> called(Scene scene, MarginState state) {
        List<Fact> facts = worth(scene, state);
        String words =
                String.format(
                        Locale.ROOT,
                        "the margin level fell below %s, so the account was called; a call itself closes nothing",
                        percent(scene, MarginLevels::call));
        boolean holds = compared(scene, MarginLevels::call).stream().allMatch(below -> below < 0);
        facts.add(new Fact.Checked("Why", words, holds));
        return facts;
    }

    static List<Fact> ended(Scene scene, MarginState state) {
        List<Fact> facts = worth(scene, state);
        if (state.margin().equals(Money.ZERO)) {
            facts.add(new Fact.Said("Why", "no order is open any more"));
            return facts;
        }
        String words =
                String.format(
                        Locale.ROOT,
                        "the margin level reached %s",
                        percent(scene, MarginLevels::callEnd));
        boolean holds =
                compared(scene, MarginLevels::callEnd).stream().allMatch(above -> above >= 0);
        facts.add(new Fact.Checked("Why", words, holds));
        return facts;
    }

    private static List<Fact> worth(Scene scene, MarginState state) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Causes.of(scene));
        Optional<Valued> valued = Valuation.of(scene);
        valued.filter(v -> !v.orders().isEmpty()).ifPresent(facts::add);
        Money equity = valued.map(v -> Money.rounded(v.equity())).orElse(state.equity());
        Money margin = valued.map(Valued::margin).orElse(state.margin());
        facts.add(
                Fact.Computed.of(
                        "Recorded", "equity " + Words.amount(equity), equity, state.equity()));
        facts.add(
                Fact.Computed.of(
                        "Recorded", "margin " + Words.amount(margin), margin, state.margin()));
        return facts;
    }

    /// How equity compares with a level; absent if that cannot be known.
    private static Optional<Integer> compared(Scene scene, Function<MarginLevels, Percent> level) {
        return Valuation.of(scene)
                .flatMap(valued ->
                        scene.levels()
                                .map(level)
                                .map(percent -> valued.comparedTo(percent.fraction())));
    }

    private static String percent(Scene scene, Function<MarginLevels, Percent> level) {
        return scene.levels()
                .map(level)
                .map(percent -> percent + " %")
                .orElse("the level that the rules set, which are not kept");
    }

    static List<Fact> cleared(Scene scene, NegativeBalanceCleared event) {
        Money before = scene.before().balance();
        Money after = before.plus(event.amount());
        String words =
                String.format(
                        Locale.ROOT,
                        "%s + %s given by the broker = %s",
                        Words.amount(before),
                        Words.amount(event.amount()),
                        Words.amount(after));
        return List.of(
                new Fact.Said(
                        "Why",
                        "the last order had left less than nothing; nobody can owe the broker"
                                + " money, so the broker bears it"),
                Fact.Computed.of("Balance", words, after, event.header().balance()));
    }
}
