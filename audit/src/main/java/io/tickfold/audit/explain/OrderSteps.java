package io.tickfold.audit.explain;

import io.tickfold.contract.event.ClosedParts;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.explain.OrderSums;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.engine.domain.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What changed an order, with its numbers computed again.
final class OrderSteps {

    private OrderSteps() {}

    static List<Fact> opened(Scene scene, OrderOpened event) {
        OrderTerms terms = event.order();
        List<Fact> facts = new ArrayList<>();
        facts.add(Requests.asked(scene));
        facts.addAll(prices(scene, event).opening(terms.side(), terms.openPrice()));
        scene.opening()
                .flatMap(open -> SlippageSteps.of(open, terms.side(), terms.openPrice()))
                .map(SlippageSteps::passed)
                .ifPresent(facts::add);
        facts.add(Fact.Computed.of(OrderSums.margin("Margin", terms)));
        facts.add(
                Fact.Computed.of(
                        OrderSums.opened(
                                scene.before().balance(), terms.margin(), event.header())));
        levels(event.levels()).ifPresent(facts::add);
        return facts;
    }

    private static Prices prices(Scene scene, OrderOpened event) {
        return new Prices(scene, event.order().symbol(), event.quote());
    }

    private static Optional<Fact> levels(ProtectiveLevels levels) {
        List<String> set = Requests.levels(levels);
        return set.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Fact.Said("Levels", "closes by itself at " + String.join(", ", set)));
    }

    static List<Fact> amended(Scene scene, OrderAmended event) {
        ProtectiveLevels before =
                scene.before()
                        .order(event.orderId())
                        .map(Position::levels)
                        .orElse(ProtectiveLevels.NONE);
        return List.of(
                Requests.asked(scene),
                new Prices(scene, event.symbol(), event.quote())
                        .quote("the levels were tested against it"),
                new Fact.Said(
                        "Levels", named(before) + " before, " + named(event.levels()) + " now"),
                Sums.unchanged(scene));
    }

    private static String named(ProtectiveLevels levels) {
        List<String> set = Requests.levels(levels);
        return set.isEmpty() ? "none" : String.join(" and ", set);
    }

    static List<Fact> reduced(Scene scene, OrderReduced event) {
        OrderTerms left = event.order();
        List<Fact> facts = new ArrayList<>();
        facts.add(Requests.asked(scene));
        facts.addAll(
                new Prices(scene, left.symbol(), event.quote())
                        .closing(left.side(), event.closePrice()));
        facts.add(
                Fact.Computed.of(
                        OrderSums.profit(
                                left,
                                parts(scene, left.orderId()),
                                event.closePrice(),
                                event.closedQuantity(),
                                event.profit())));
        facts.add(Fact.Computed.of(OrderSums.margin("Margin left", left)));
        facts.add(
                Fact.Computed.of(
                        OrderSums.released(
                                marginBefore(scene, left), left.margin(), event.releasedMargin())));
        facts.add(
                Fact.Computed.of(
                        OrderSums.settled(
                                scene.before().balance(),
                                event.releasedMargin(),
                                event.profit(),
                                event.header())));
        return facts;
    }

    static List<Fact> closed(Scene scene, OrderClosed event, List<OrderClosed> earlier) {
        OrderTerms terms = event.order();
        List<Fact> facts = new ArrayList<>(CloseReasons.facts(scene, event, earlier));
        facts.addAll(
                new Prices(scene, terms.symbol(), event.quote())
                        .closing(terms.side(), event.closePrice()));
        facts.add(
                Fact.Computed.of(
                        OrderSums.profit(
                                terms,
                                parts(scene, terms.orderId()),
                                event.closePrice(),
                                terms.quantity(),
                                event.profit())));
        facts.add(
                Fact.Computed.of(
                        OrderSums.settled(
                                scene.before().balance(),
                                terms.margin(),
                                event.profit(),
                                event.header())));
        return facts;
    }

    private static ClosedParts parts(Scene scene, OrderId id) {
        return scene.before().order(id).map(Position::parts).orElse(ClosedParts.NONE);
    }

    private static Money marginBefore(Scene scene, OrderTerms left) {
        return scene.before()
                .order(left.orderId())
                .map(position -> position.terms().margin())
                .orElse(left.margin());
    }
}
