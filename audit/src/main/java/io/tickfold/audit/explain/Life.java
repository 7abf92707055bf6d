package io.tickfold.audit.explain;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Collects what concerns one order while its account's events go by.
final class Life {

    private final OrderId id;
    private final List<Explanation.Step> steps = new ArrayList<>();
    private final List<OrderClosed> stopOuts = new ArrayList<>();
    private final Outline outline = new Outline();
    private final Meanwhile meanwhile = new Meanwhile();

    Life(OrderId id) {
        this.id = id;
    }

    /// Takes the account's next event.
    void see(Scene scene) {
        meanwhile.count();
        switch (scene.event()) {
            case OrderOpened opened -> opened(scene, opened);
            case OrderAmended amended -> amended(scene, amended);
            case OrderReduced reduced -> reduced(scene, reduced);
            case OrderClosed closed -> closed(scene, closed);
            case MarginCalled called -> called(scene, called);
            case MarginCallEnded ended -> callEnded(scene, ended);
            case NegativeBalanceCleared cleared -> cleared(scene, cleared);
            case CloseAllCompleted all -> leftOpen(scene, all);
            case CommandRefused refused -> refused(scene, refused);
            case CommandRepeated repeated -> repeated(scene, repeated.first());
            case AccountOpened _, FundsDeposited _, FundsWithdrawn _, BalanceAdjusted _ -> {}
        }
    }

    private void opened(Scene scene, OrderOpened event) {
        if (isMine(event.order().orderId())) {
            outline.opened(event);
            add("Opened", scene, OrderSteps.opened(scene, event));
        }
    }

    private void amended(Scene scene, OrderAmended event) {
        if (isMine(event.orderId())) {
            add("Levels changed", scene, OrderSteps.amended(scene, event));
        }
    }

    private void reduced(Scene scene, OrderReduced event) {
        if (isMine(event.order().orderId())) {
            outline.reduced(event);
            add("Part closed", scene, OrderSteps.reduced(scene, event));
        }
    }

    private boolean isMine(OrderId other) {
        return id.equals(other);
    }

    private void closed(Scene scene, OrderClosed closed) {
        stopOuts.removeIf(other -> isOtherInput(other, closed));
        if (isMine(closed.order().orderId())) {
            outline.closed(closed);
            add(title(closed.reason()), scene, OrderSteps.closed(scene, closed, stopOuts));
        }
        if (closed.reason() == CloseReason.STOP_OUT) {
            stopOuts.add(closed);
        }
    }

    private static String title(CloseReason reason) {
        return switch (reason) {
            case MANUAL -> "Closed on request";
            case TAKE_PROFIT -> "Closed by take profit";
            case STOP_LOSS -> "Closed by stop loss";
            case STOP_OUT -> "Closed by stop-out";
            case SETTLEMENT -> "Closed at settlement";
        };
    }

    private static boolean isOtherInput(TradeEvent one, TradeEvent other) {
        return one.header().cause().inputOffset() != other.header().cause().inputOffset();
    }

    private void called(Scene scene, MarginCalled event) {
        if (isConcerned(scene)) {
            add("Margin call", scene, MarginSteps.called(scene, event.margin()));
        }
    }

    private void callEnded(Scene scene, MarginCallEnded event) {
        if (isConcerned(scene)) {
            add("Margin call ended", scene, MarginSteps.ended(scene, event.margin()));
        }
    }

    private void cleared(Scene scene, NegativeBalanceCleared event) {
        if (outline.isClosedBy(scene.cause())) {
            add("Balance set to zero", scene, MarginSteps.cleared(scene, event));
        }
    }

    private boolean isConcerned(Scene scene) {
        return scene.before().order(id).isPresent() || outline.isClosedBy(scene.cause());
    }

    private void leftOpen(Scene scene, CloseAllCompleted all) {
        for (OrderLeftOpen left : all.left()) {
            if (isMine(left.orderId())) {
                Fact why = new Fact.Said("Why", "this order could not be closed: " + left.reason());
                add("Left open", scene, List.of(Requests.asked(scene), why));
            }
        }
    }

    private boolean answersMe(FirstAnswer first) {
        return steps.stream()
                .anyMatch(step ->
                        step.sequence() >= first.firstSequence()
                                && step.sequence() <= first.lastSequence());
    }

    private void repeated(Scene scene, FirstAnswer first) {
        if (answersMe(first)) {
            String words =
                    String.format(
                                    Locale.ROOT,
                                    "the same command under the same idempotency key was answered before, at %s by",
                                    Words.time(first.at()))
                            + String.format(
                                    Locale.ROOT,
                                    " %s; nothing was done again, and nothing charged",
                                    events(first));
            Fact why = new Fact.Said("Why", words);
            List<Fact> facts = List.of(Requests.asked(scene), why, Sums.unchanged(scene));
            add("Command came again", scene, facts);
        }
    }

    private static String events(FirstAnswer first) {
        return first.firstSequence() == first.lastSequence()
                ? "event " + first.firstSequence() + " of the account"
                : String.format(
                        Locale.ROOT,
                        "events %d to %d of the account",
                        first.firstSequence(),
                        first.lastSequence());
    }

    private void refused(Scene scene, CommandRefused refused) {
        if (RefusedOpening.ids(refused).contains(id)) {
            outline.refused(refused);
            Optional<Symbol> symbol = scene.opening().flatMap(RefusalSteps::symbol);
            add("Opening refused", scene, RefusalSteps.refused(scene, refused, symbol));
        } else if (scene.command().filter(command -> isAboutMe(command, scene)).isPresent()) {
            Optional<Symbol> symbol = scene.before().order(id).map(open -> open.terms().symbol());
            add(title(scene), scene, RefusalSteps.refused(scene, refused, symbol));
        } else if (scene.command().isEmpty() && scene.before().order(id).isPresent()) {
            outline.uncertain(refused);
        }
    }

    private boolean isAboutMe(Command command, Scene scene) {
        return switch (command) {
            case CloseOrder close -> isMine(close.orderId());
            case AmendOrder amend -> isMine(amend.orderId());
            case CloseAllOrders all ->
                    scene.before().order(id).filter(o -> isIn(o, all)).isPresent();
            case OpenOrder _, OpenAccount _, Deposit _, Withdraw _, AdjustBalance _ -> false;
        };
    }

    private static boolean isIn(Position open, CloseAllOrders all) {
        return all.symbol().stream().allMatch(s -> s.value().equals(open.terms().symbol().value()));
    }

    private static String title(Scene scene) {
        return scene.command().filter(AmendOrder.class::isInstance).isPresent()
                ? "Change of levels refused"
                : "Close refused";
    }

    private void add(String title, Scene scene, List<Fact> facts) {
        List<Fact> all = new ArrayList<>();
        meanwhile.note(scene).ifPresent(all::add);
        all.addAll(facts);
        var header = scene.header();
        steps.add(
                new Explanation.Step(
                        title,
                        scene.place(),
                        header.at(),
                        header.sequence(),
                        header.rulesVersion(),
                        all));
    }

    /// The life so far.
    ///
    /// @param owner where the order is
    Explanation explanation(OrderSearch.Owner owner) {
        return new Explanation(
                id,
                owner.account(),
                owner.partition(),
                outline.summary(),
                steps,
                outline.remarks());
    }
}
