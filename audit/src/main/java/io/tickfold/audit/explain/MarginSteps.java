package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Valued;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the margin level led to, other than closings.
final class MarginSteps {

    private static final int PERCENT = 2;

    private MarginSteps() {}

    static List<Fact> called(Scene scene, MarginState state) {
        String words =
                "%s fell below %s, so the account was called; its orders stay open"
                        .formatted(level(state), percent(scene, MarginLevels::call));
        return facts(scene, state, words);
    }

    static List<Fact> ended(Scene scene, MarginState state) {
        boolean isFlat = state.margin().equals(Money.ZERO);
        String words =
                isFlat
                        ? "no order is open any more"
                        : "%s reached %s"
                                .formatted(level(state), percent(scene, MarginLevels::callEnd));
        return facts(scene, state, words);
    }

    private static List<Fact> facts(Scene scene, MarginState state, String words) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.Said("Cause", "no command, but the input " + scene.causeInput()));
        Optional<Valued> valued = Valuation.of(scene);
        valued.filter(v -> !v.orders().isEmpty()).ifPresent(facts::add);
        valued.ifPresent(v -> facts.add(equity(v, state)));
        facts.add(new Fact.Said("Why", words));
        return facts;
    }

    private static Fact equity(Valued valued, MarginState state) {
        Money rounded = Money.rounded(valued.equity());
        return Fact.Computed.of("Equity", Words.amount(rounded), rounded, state.equity());
    }

    private static String level(MarginState state) {
        BigDecimal level =
                state.equity()
                        .value()
                        .movePointRight(PERCENT)
                        .divide(state.margin().value(), PERCENT, RoundingMode.FLOOR);
        return "the margin level, equity %s ÷ margin %s = %s %%,"
                .formatted(
                        Words.amount(state.equity()),
                        Words.amount(state.margin()),
                        Words.amount(level));
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
                "%s + %s given by the broker = %s"
                        .formatted(
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
