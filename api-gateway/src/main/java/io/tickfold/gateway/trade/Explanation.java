package io.tickfold.gateway.trade;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.ClosedParts;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.explain.OrderSums;
import io.tickfold.contract.explain.Sum;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells an order from its events, with each sum computed again.
final class Explanation {

    private final List<Step> steps = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<Long, Money> balances;
    private Optional<ClosedParts> parts = Optional.empty();
    private Optional<OrderTerms> terms = Optional.empty();
    private Optional<Money> held = Optional.empty();
    private String end = "It is still open.";

    /// One event, and what is known of it.
    record Step(OrderEvent event, String title, List<Fact> facts) {}

    /// A thing that is known, in words; a sum that is computed again says whether it agrees.
    record Fact(String name, String words, boolean agrees) {

        static Fact of(Sum sum) {
            return new Fact(sum.name(), sum.words(), sum.agrees());
        }
    }

    private Explanation(Map<Long, Money> balances) {
        this.balances = balances;
    }

    /// @param events of the order, oldest first; the first ones may be missing if there are many
    /// @param balances of the account before events, by their sequence, as recorded in the event
    ///   before; without it nothing is said of the balance after an event
    static Explanation of(OrderId order, List<OrderEvent> events, Map<Long, Money> balances) {
        Explanation explanation = new Explanation(balances);
        events.forEach(explanation::tell);
        explanation.note(order);
        return explanation;
    }

    private void note(OrderId order) {
        if (steps.stream().noneMatch(step -> step.event() instanceof OrderOpened)) {
            remarks.add(
                    "Only the last events of "
                            + order
                            + " are told; ./tickfold audit explain tells all.");
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /// The order in a sentence or two.
    String headline() {
        return terms.map(order ->
                        String.format(
                                Locale.ROOT,
                                "A %s of %s %s with leverage %s, opened at %s. %s",
                                order.side(),
                                Words.number(order.quantity()),
                                order.symbol(),
                                order.leverage(),
                                Words.amount(order.openPrice()),
                                end))
                .orElse(end);
    }

    private void tell(OrderEvent event) {
        Step step =
                switch (event) {
                    case OrderOpened opened -> opened(opened);
                    case OrderAmended amended -> amended(amended);
                    case OrderReduced reduced -> reduced(reduced);
                    case OrderClosed closed -> closed(closed);
                };
        steps.add(step);
    }

    private Step opened(OrderOpened event) {
        OrderTerms order = event.order();
        terms = Optional.of(order);
        parts = Optional.of(ClosedParts.NONE);
        held = Optional.of(order.margin());
        List<Fact> facts = new ArrayList<>();
        facts.add(quote(order.symbol(), event.quote()));
        String paid = order.side() == Side.BUY ? "opens at the ask" : "opens at the bid";
        Price due = event.quote().quote().opening(order.side());
        facts.add(price(order, paid, order.openPrice(), due));
        facts.add(Fact.of(OrderSums.margin("Margin", order)));
        before(event)
                .map(before -> OrderSums.opened(before, order.margin(), event.header()))
                .map(Fact::of)
                .ifPresent(facts::add);
        if (!event.levels().equals(ProtectiveLevels.NONE)) {
            facts.add(said("Levels", named(event.levels())));
        }
        return new Step(event, "Opened", facts);
    }

    private static Step amended(OrderAmended event) {
        return new Step(
                event,
                "Levels changed",
                List.of(
                        quote(event.symbol(), event.quote()),
                        said("Levels", named(event.levels()) + " from here on")));
    }

    private Step reduced(OrderReduced event) {
        OrderTerms left = event.order();
        List<Fact> facts = new ArrayList<>(closing(left, event.closePrice(), event.quote()));
        parts.map(earlier ->
                        OrderSums.profit(
                                left,
                                earlier,
                                event.closePrice(),
                                event.closedQuantity(),
                                event.profit()))
                .map(Fact::of)
                .ifPresent(facts::add);
        facts.add(Fact.of(OrderSums.margin("Margin left", left)));
        held.map(earlier -> OrderSums.released(earlier, left.margin(), event.releasedMargin()))
                .map(Fact::of)
                .ifPresent(facts::add);
        held = Optional.of(left.margin());
        settled(event, event.releasedMargin(), event.profit()).ifPresent(facts::add);
        parts =
                parts.map(earlier ->
                        earlier.with(
                                left.profit(event.closePrice(), event.closedQuantity()),
                                event.profit()));
        return new Step(event, "Part closed", facts);
    }

    private Step closed(OrderClosed event) {
        OrderTerms order = event.order();
        List<Fact> facts = new ArrayList<>();
        facts.add(said("Reason", because(event.reason())));
        facts.addAll(closing(order, event.closePrice(), event.quote()));
        parts.map(earlier ->
                        OrderSums.profit(
                                order,
                                earlier,
                                event.closePrice(),
                                order.quantity(),
                                event.profit()))
                .map(Fact::of)
                .ifPresent(facts::add);
        settled(event, order.margin(), event.profit()).ifPresent(facts::add);
        end =
                String.format(
                        Locale.ROOT,
                        "It was closed at %s: %s.",
                        Words.amount(event.closePrice()),
                        because(event.reason()));
        return new Step(event, "Closed", facts);
    }

    private Optional<Money> before(OrderEvent event) {
        return Optional.ofNullable(balances.get(event.header().sequence()));
    }

    private Optional<Fact> settled(OrderEvent event, Money margin, Money profit) {
        return before(event)
                .map(before -> OrderSums.settled(before, margin, profit, event.header()))
                .map(Fact::of);
    }

    private static List<Fact> closing(OrderTerms order, Price at, PricedBy by) {
        String got = order.side() == Side.BUY ? "closes at the bid" : "closes at the ask";
        Price due = by.quote().closing(order.side());
        return List.of(quote(order.symbol(), by), price(order, got, at, due));
    }

    private static Fact quote(Symbol symbol, PricedBy by) {
        return said(
                "Quote",
                String.format(
                        Locale.ROOT,
                        "%s: bid %s, ask %s, tick %d (offset %d of the input)",
                        symbol,
                        Words.amount(by.quote().bid()),
                        Words.amount(by.quote().ask()),
                        by.sequence(),
                        by.offset()));
    }

    /// @param due by the quote
    private static Fact price(OrderTerms order, String what, Price price, Price due) {
        return new Fact(
                "Price",
                String.format(Locale.ROOT, "a %s %s, %s", order.side(), what, Words.amount(due)),
                price.equals(due));
    }

    private static String named(ProtectiveLevels levels) {
        List<String> set =
                Stream.of(
                                levels.takeProfit().map(at -> "take profit " + Words.amount(at)),
                                levels.stopLoss().map(at -> "stop loss " + Words.amount(at)))
                        .flatMap(Optional::stream)
                        .toList();
        return set.isEmpty() ? "none" : String.join(", ", set);
    }

    private static String because(CloseReason reason) {
        return switch (reason) {
            case MANUAL -> "the client asked for it";
            case TAKE_PROFIT -> "its take profit was reached";
            case STOP_LOSS -> "its stop loss was reached";
            case STOP_OUT -> "the account's margin level had fallen to the stop-out level";
            case SETTLEMENT -> "its instrument expired";
        };
    }

    private static Fact said(String name, String words) {
        return new Fact(name, words, true);
    }
}
