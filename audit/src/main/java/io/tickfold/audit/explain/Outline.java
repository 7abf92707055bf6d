package io.tickfold.audit.explain;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.explain.Words;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.value.Money;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How an order began, what it made and how it ended.
final class Outline {

    private static final Set<CommandKind> OF_AN_ORDER =
            EnumSet.of(
                    CommandKind.AMEND_ORDER, CommandKind.CLOSE_ORDER, CommandKind.CLOSE_ALL_ORDERS);

    private Optional<OrderOpened> opened = Optional.empty();
    private Optional<OrderClosed> closed = Optional.empty();
    private Optional<CommandRefused> refused = Optional.empty();
    private Money profit = Money.ZERO;
    private int parts;
    private int uncertain;

    void opened(OrderOpened event) {
        opened = Optional.of(event);
    }

    void reduced(OrderReduced event) {
        profit = profit.plus(event.profit());
        parts++;
    }

    void closed(OrderClosed event) {
        profit = profit.plus(event.profit());
        closed = Optional.of(event);
    }

    void refused(CommandRefused event) {
        refused = Optional.of(event);
    }

    /// Counts a refusal whose command is not kept, if it may have named this order.
    void uncertain(CommandRefused event) {
        uncertain += event.command().stream().allMatch(OF_AN_ORDER::contains) ? 1 : 0;
    }

    /// Whether the order was closed because of the same input.
    boolean isClosedBy(Cause cause) {
        return closed.map(event -> event.header().cause())
                .filter(by -> by.inputOffset() == cause.inputOffset())
                .isPresent();
    }

    String summary() {
        return opened.map(this::summary)
                .or(() -> refused.map(Outline::summary))
                .orElse("The log says nothing of how this order was opened.");
    }

    private static String summary(CommandRefused refused) {
        return "This order was never opened, because "
                + Refusals.words(refused.refusal())
                + ". Nothing was charged.";
    }

    private String summary(OrderOpened event) {
        OrderTerms terms = event.order();
        String beginning =
                String.format(
                        Locale.ROOT,
                        "A %s of %s %s with leverage %s, opened at %s on %s.",
                        terms.side(),
                        Words.number(terms.quantity()),
                        terms.symbol(),
                        terms.leverage(),
                        Words.amount(terms.openPrice()),
                        Words.time(event.header().at()));
        return beginning + partly() + closed.map(this::end).orElse(stillOpen());
    }

    private String partly() {
        return parts == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " %s of it %s closed.",
                        Words.count(parts, "part"),
                        parts == 1 ? "was" : "were");
    }

    private String stillOpen() {
        String soFar = parts == 0 ? "" : ", and so far it " + made();
        return " It is still open" + soFar + ".";
    }

    private String end(OrderClosed event) {
        Instant at = event.header().at();
        return String.format(
                Locale.ROOT,
                " %s at %s on %s. It %s.",
                String.format(Locale.ROOT, because(event.reason()), parts == 0 ? "it" : "the rest"),
                Words.amount(event.closePrice()),
                Words.time(at),
                made());
    }

    private String made() {
        return profit.isNegative()
                ? "lost " + Words.amount(profit.negate())
                : "made " + Words.amount(profit);
    }

    private static String because(CloseReason reason) {
        return switch (reason) {
            case MANUAL -> "The client had %s closed";
            case TAKE_PROFIT -> "Its take profit closed %s";
            case STOP_LOSS -> "Its stop loss closed %s";
            case STOP_OUT -> "A stop-out closed %s";
            case SETTLEMENT -> "Its expiry closed %s";
        };
    }

    List<String> remarks() {
        return uncertain == 0
                ? List.of()
                : List.of(
                        String.format(
                                        Locale.ROOT,
                                        "%s to close or change an order of this account, whose text is not kept in",
                                        Words.count(uncertain, "refused command"))
                                + " trade-input any more, may have been about this order.");
    }
}
