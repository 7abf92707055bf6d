package io.tickfold.audit.verify;

import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Keeps the books of a partition's accounts from the sequences and amounts in their events alone,
/// so that no event is missing and no cent appears or goes unexplained.
final class Ledger {

    private final Map<AccountId, Line> accounts = new HashMap<>();
    private final Map<OrderId, Money> margins = new HashMap<>();
    private Totals totals = Totals.NONE;

    /// What an account's last event says.
    private record Line(long sequence, Money balance) {

        static final Line NONE = new Line(0, Money.ZERO);

        static Line of(EventHeader header) {
            return new Line(header.sequence(), header.balance());
        }
    }

    /// Is told what does not add up.
    @FunctionalInterface
    interface Objections {

        void add(Kind kind, String text);
    }

    /// Sums over all accounts.
    ///
    /// @param paidIn opening balances and deposits
    /// @param paidOut withdrawals
    /// @param adjusted adjustments by operators
    /// @param profit of all orders and parts that were closed
    /// @param cleared negative balances that were set to zero
    /// @param balances of all accounts in the end
    /// @param margin of all open orders in the end
    record Totals(
            BigDecimal paidIn,
            BigDecimal paidOut,
            BigDecimal adjusted,
            BigDecimal profit,
            BigDecimal cleared,
            BigDecimal balances,
            BigDecimal margin) {

        static final Totals NONE = paidIn(BigDecimal.ZERO);

        private static Totals paidIn(BigDecimal amount) {
            BigDecimal none = BigDecimal.ZERO;
            return new Totals(amount, none, none, none, none, amount, none);
        }

        private static Totals moved(
                BigDecimal paidOut, BigDecimal adjusted, BigDecimal profit, BigDecimal cleared) {
            return new Totals(
                    BigDecimal.ZERO,
                    paidOut,
                    adjusted,
                    profit,
                    cleared,
                    adjusted.add(profit).add(cleared).subtract(paidOut),
                    BigDecimal.ZERO);
        }

        private static Totals margin(BigDecimal taken) {
            BigDecimal none = BigDecimal.ZERO;
            return new Totals(none, none, none, none, none, taken.negate(), taken);
        }

        Totals plus(Totals more) {
            return new Totals(
                    paidIn.add(more.paidIn),
                    paidOut.add(more.paidOut),
                    adjusted.add(more.adjusted),
                    profit.add(more.profit),
                    cleared.add(more.cleared),
                    balances.add(more.balances),
                    margin.add(more.margin));
        }
    }

    Totals totals() {
        return totals;
    }

    int accounts() {
        return accounts.size();
    }

    int openOrders() {
        return margins.size();
    }

    /// Enters an event. If it does not add up, the books continue from what it says.
    void enter(TradeEvent event, Objections objections) {
        Line line = Line.of(event.header());
        if (line.sequence() == 0) {
            return;
        }
        Line before =
                Objects.requireNonNullElse(
                        accounts.put(event.header().accountId(), line), Line.NONE);
        if (line.sequence() != before.sequence() + 1) {
            objections.add(
                    Kind.SEQUENCE,
                    String.format(
                            Locale.ROOT,
                            "event %,d of the account follows event %,d",
                            line.sequence(),
                            before.sequence()));
        }
        Totals move = move(event);
        totals = totals.plus(move);
        checkBalance(before.balance(), move, line.balance(), objections);
    }

    private static void checkBalance(
            Money before, Totals move, Money after, Objections objections) {
        BigDecimal expected = before.value().add(move.balances());
        if (expected.compareTo(after.value()) != 0) {
            objections.add(
                    Kind.MONEY,
                    String.format(
                            Locale.ROOT,
                            "the balance goes from %s to %s, but by what happened to %s",
                            before,
                            after,
                            expected.toPlainString()));
        }
    }

    private Totals move(TradeEvent event) {
        BigDecimal none = BigDecimal.ZERO;
        return switch (event) {
            case AccountOpened opened -> Totals.paidIn(opened.header().balance().value());
            case FundsDeposited deposit -> Totals.paidIn(deposit.amount().value());
            case FundsWithdrawn withdrawal ->
                    Totals.moved(withdrawal.amount().value(), none, none, none);
            case BalanceAdjusted adjustment ->
                    Totals.moved(none, adjustment.amount().value(), none, none);
            case NegativeBalanceCleared clearing ->
                    Totals.moved(none, none, none, clearing.amount().value());
            case OrderOpened opened -> Totals.margin(hold(opened.order()));
            case OrderReduced reduced ->
                    Totals.moved(none, none, reduced.profit().value(), none)
                            .plus(Totals.margin(hold(reduced.order())));
            case OrderClosed closed ->
                    Totals.moved(none, none, closed.profit().value(), none)
                            .plus(Totals.margin(release(closed.order().orderId()).negate()));
            case OrderAmended _,
                    MarginCalled _,
                    MarginCallEnded _,
                    CloseAllCompleted _,
                    CommandRefused _,
                    CommandRepeated _ ->
                    Totals.NONE;
        };
    }

    /// Holds the margin that an order has from now on.
    ///
    /// @return by how much that is more than before
    private BigDecimal hold(OrderTerms order) {
        BigDecimal before = release(order.orderId());
        margins.put(order.orderId(), order.margin());
        return order.margin().value().subtract(before);
    }

    private BigDecimal release(OrderId order) {
        Money held = margins.remove(order);
        return held == null ? BigDecimal.ZERO : held.value();
    }
}
