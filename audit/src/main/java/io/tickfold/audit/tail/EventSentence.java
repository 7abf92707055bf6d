package io.tickfold.audit.tail;

import io.tickfold.audit.cli.Figures;
import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an event says, in one line.
final class EventSentence {

    private EventSentence() {}

    static String of(EngineEvent event) {
        return switch (event) {
            case TradeEvent ofAccount ->
                    String.format(
                            Locale.ROOT,
                            "%s; balance %s",
                            what(ofAccount),
                            Figures.money(ofAccount.header().balance()));
            case Checkpoint checkpoint ->
                    String.format(
                            Locale.ROOT,
                            "checkpoint after input %d: %d symbols quoted, state %.12s…",
                            checkpoint.inputOffset(),
                            checkpoint.quotes().size(),
                            checkpoint.stateHash());
            case InputSkipped skip ->
                    String.format(
                            Locale.ROOT,
                            "input %d skipped%s: %s",
                            skip.inputOffset(),
                            skip.account().map(account -> " for " + account).orElse(""),
                            words(skip.reason()));
        };
    }

    private static String what(TradeEvent event) {
        return switch (event) {
            case AccountOpened _ -> "account opened";
            case FundsDeposited deposited -> "deposited " + Figures.money(deposited.amount());
            case FundsWithdrawn withdrawn -> "withdrew " + Figures.money(withdrawn.amount());
            case BalanceAdjusted adjusted ->
                    String.format(
                            Locale.ROOT,
                            "balance adjusted by %s: %s",
                            Figures.money(adjusted.amount()),
                            adjusted.reason().value());
            case OrderOpened opened -> opened(opened);
            case OrderAmended amended ->
                    String.format(
                            Locale.ROOT,
                            "%s amended: %s",
                            amended.orderId(),
                            levels(amended.levels()).orElse("no levels"));
            case OrderReduced reduced -> reduced(reduced);
            case OrderClosed closed -> closed(closed);
            case CloseAllCompleted completed ->
                    String.format(
                            Locale.ROOT,
                            "close all: %d closed, %d left open",
                            completed.closed(),
                            completed.left().size());
            case MarginCalled called -> "margin called: " + state(called.margin());
            case MarginCallEnded ended -> "margin call ended: " + state(ended.margin());
            case NegativeBalanceCleared cleared ->
                    String.format(
                            Locale.ROOT,
                            "negative balance of %s cleared",
                            Figures.money(cleared.amount()));
            case CommandRefused refused -> refused(refused);
            case CommandRepeated repeated ->
                    String.format(
                            Locale.ROOT,
                            "repeated command, answered by events %d to %d",
                            repeated.first().firstSequence(),
                            repeated.first().lastSequence());
        };
    }

    private static String opened(OrderOpened opened) {
        OrderTerms order = opened.order();
        return String.format(
                Locale.ROOT,
                "%s opened: %s at %s, leverage %s, margin %s%s",
                order.orderId(),
                side(order, Figures.exact(order.quantity().value())),
                price(order.openPrice()),
                order.leverage(),
                Figures.money(order.margin()),
                levels(opened.levels()).map(levels -> ", " + levels).orElse(""));
    }

    private static String reduced(OrderReduced reduced) {
        OrderTerms left = reduced.order();
        return String.format(
                Locale.ROOT,
                "%s reduced: %s closed at %s, profit %s, %s left",
                left.orderId(),
                side(left, Figures.exact(reduced.closedQuantity().value())),
                price(reduced.closePrice()),
                Figures.money(reduced.profit()),
                Figures.exact(left.quantity().value()));
    }

    private static String closed(OrderClosed closed) {
        OrderTerms order = closed.order();
        return String.format(
                Locale.ROOT,
                "%s closed (%s): %s from %s to %s, profit %s",
                order.orderId(),
                words(closed.reason()),
                side(order, Figures.exact(order.quantity().value())),
                price(order.openPrice()),
                price(closed.closePrice()),
                Figures.money(closed.profit()));
    }

    private static String refused(CommandRefused refused) {
        String details =
                refused.refusal().details().entrySet().stream()
                        .map(Map.Entry::toString)
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s refused: %s%s",
                refused.command().map(EventSentence::words).orElse("command"),
                refused.refusal().reason(),
                details.isEmpty() ? "" : " (" + details + ")");
    }

    private static String words(Enum<?> constant) {
        return Ascii.lower(constant.name()).replace('_', ' ');
    }

    private static String side(OrderTerms order, String quantity) {
        return String.format(
                Locale.ROOT, "%s %s %s", words(order.side()), quantity, order.symbol().value());
    }

    private static String price(Price price) {
        return Figures.exact(price.value());
    }

    private static Optional<String> levels(ProtectiveLevels levels) {
        return Stream.of(
                        levels.takeProfit().map(p -> "take profit " + price(p)),
                        levels.stopLoss().map(p -> "stop loss " + price(p)))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + ", " + other);
    }

    private static String state(MarginState state) {
        return String.format(
                Locale.ROOT,
                "equity %s on margin %s",
                Figures.money(state.equity()),
                Figures.money(state.margin()));
    }
}
