package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Valued;
import io.tickfold.audit.explain.Fact.Worth;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Side;
import io.tickfold.engine.domain.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why an order was closed.
final class CloseReasons {

    private CloseReasons() {}

    /// @param earlier stop-outs of the account at the same tick, before this one
    static List<Fact> facts(Scene scene, OrderClosed closed, List<OrderClosed> earlier) {
        ProtectiveLevels levels =
                scene.before()
                        .order(closed.order().orderId())
                        .map(Position::levels)
                        .orElse(ProtectiveLevels.NONE);
        return switch (closed.reason()) {
            case MANUAL -> List.of(Requests.asked(scene));
            case TAKE_PROFIT ->
                    List.of(Causes.of(scene), reached(closed, "take profit", levels.takeProfit()));
            case STOP_LOSS ->
                    List.of(Causes.of(scene), reached(closed, "stop loss", levels.stopLoss()));
            case STOP_OUT -> stopOut(scene, closed, earlier);
            case SETTLEMENT -> settled(scene, closed);
        };
    }

    private static List<Fact> settled(Scene scene, OrderClosed closed) {
        String why =
                String.format(
                        Locale.ROOT,
                        "%s expired; the rules settle it at %s",
                        closed.order().symbol().value(),
                        Words.amount(closed.closePrice()));
        return List.of(
                new Fact.Said("Cause", "no command, but the rules at " + scene.causeInput()),
                new Fact.Said("Why", why));
    }

    private static Fact reached(OrderClosed closed, String name, Optional<Price> level) {
        if (level.isEmpty()) {
            return new Fact.Checked("Why", "no " + name + " was set", false);
        }
        boolean falls = (closed.order().side() == Side.BUY) == name.equals("stop loss");
        Price price = closed.closePrice();
        boolean holds = falls ? !price.isAbove(level.get()) : !price.isBelow(level.get());
        String words =
                String.format(
                        Locale.ROOT,
                        "the %s %s to %s and so reached the %s of %s",
                        closed.order().side() == Side.BUY ? "bid" : "ask",
                        falls ? "fell" : "rose",
                        Words.amount(price),
                        name,
                        Words.amount(level.get()));
        return new Fact.Checked("Why", words + gap(price, level.get()), holds);
    }

    private static String gap(Price price, Price level) {
        BigDecimal beyond = price.value().subtract(level.value()).abs();
        return beyond.signum() == 0
                ? ""
                : String.format(
                                Locale.ROOT,
                                "; the price jumped %s beyond the level, and an order is closed at the price there",
                                Words.amount(beyond))
                        + " is, not at its level";
    }

    private static List<Fact> stopOut(Scene scene, OrderClosed closed, List<OrderClosed> earlier) {
        Optional<Valued> valued = Valuation.of(scene);
        if (valued.isEmpty()) {
            return List.of(
                    Causes.of(scene),
                    new Fact.Said(
                            "Why",
                            "the account's margin level had fallen to the stop-out level; its"
                                    + " equity cannot be computed, as the quotes are not in this log"));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(Causes.of(scene));
        facts.add(valued.get());
        facts.add(level(scene, valued.get()));
        facts.add(ranking(valued.get(), closed, earlier));
        afterwards(scene).ifPresent(facts::add);
        return facts;
    }

    private static Fact level(Scene scene, Valued valued) {
        Optional<BigDecimal> stopOut = scene.levels().map(levels -> levels.stopOut().fraction());
        String limit =
                scene.levels()
                        .map(levels -> levels.stopOut() + " % or less")
                        .orElse("the stop-out level of the rules, which are not in this log,");
        String words =
                String.format(
                                Locale.ROOT,
                                "the margin level was %s %%; at %s orders are closed, the largest loss first, until",
                                level(valued),
                                limit)
                        + " it is higher or no order is left";
        return new Fact.Checked(
                "Why", words, stopOut.stream().allMatch(f -> valued.comparedTo(f) <= 0));
    }

    private static String level(Valued valued) {
        return valued.levelPercent().map(Words::amount).orElse("?");
    }

    private static Fact ranking(Valued valued, OrderClosed closed, List<OrderClosed> earlier) {
        Optional<Worth> next =
                valued.orders().stream().filter(order -> order.waits().isEmpty()).findFirst();
        boolean holds =
                next.stream().anyMatch(order -> order.orderId().equals(closed.order().orderId()));
        String before =
                earlier.isEmpty()
                        ? ""
                        : "; closed before it at the same tick: " + String.join(", ", ids(earlier));
        String words =
                valued.orders().size() == 1
                        ? "no other order was open"
                        : "of the open orders that could be closed, this one had the largest loss";
        return new Fact.Checked("Ranking", words + before, holds);
    }

    private static List<String> ids(List<OrderClosed> closed) {
        return closed.stream()
                .map(c -> c.order().orderId() + " (" + Words.amount(c.profit()) + ")")
                .toList();
    }

    private static Optional<Fact> afterwards(Scene scene) {
        return Valuation.of(scene.afterwards())
                .map(valued -> new Fact.Said("Afterwards", afterwards(scene, valued)));
    }

    private static String afterwards(Scene scene, Valued valued) {
        if (valued.orders().isEmpty()) {
            return "no order was left open";
        }
        String worth =
                String.format(
                        Locale.ROOT,
                        "equity %s, margin %s, margin level %s %%",
                        Words.amount(valued.equity()),
                        Words.amount(valued.margin()),
                        level(valued));
        return scene.levels()
                .map(levels -> valued.comparedTo(levels.stopOut().fraction()) <= 0)
                .map(low -> worth + (low ? ": still too low" : ": enough"))
                .orElse(worth);
    }
}
