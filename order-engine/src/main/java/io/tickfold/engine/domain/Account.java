package io.tickfold.engine.domain;

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
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// An account's state after one of its events: balance, open orders, margin call.
///
/// @param sequence of its last event
/// @param balance without the margin of its open orders
/// @param inMarginCall whether a margin call was issued and has not ended
public record Account(
        AccountId id, long sequence, Money balance, boolean inMarginCall, OpenOrders orders) {

    /// An account before its first event, which would be its opening.
    public static Account unopened(AccountId id) {
        return new Account(id, 0, Money.ZERO, false, OpenOrders.NONE);
    }

    boolean isOpen() {
        return sequence > 0;
    }

    /// The open order of this id, if there is one.
    public Optional<Position> order(OrderId order) {
        return orders.find(order);
    }

    /// The same account with these open orders instead.
    public Account holding(Collection<Position> held) {
        return new Account(id, sequence, balance, inMarginCall, OpenOrders.of(held));
    }

    /// This account after one more of its events; decides nothing.
    ///
    /// @throws IllegalStateException if the event does not follow, which is fatal: an event that
    ///   was accepted must apply
    public Account evolve(TradeEvent event) {
        requireNext(event.header());
        return switch (event) {
            case OrderOpened opened -> after(opened, orders.with(Position.opened(opened)));
            case OrderAmended amended ->
                    after(
                            amended,
                            orders.replacing(
                                    required(amended.orderId()).amended(amended.levels())));
            case OrderReduced reduced ->
                    after(reduced, orders.replacing(required(reduced.orderId()).reduced(reduced)));
            case OrderClosed closed -> after(closed, orders.without(closed.orderId()));
            case MarginCalled _ -> after(event, true);
            case MarginCallEnded _ -> after(event, false);
            case AccountOpened _,
                    FundsDeposited _,
                    FundsWithdrawn _,
                    BalanceAdjusted _,
                    NegativeBalanceCleared _,
                    CloseAllCompleted _,
                    CommandRefused _,
                    CommandRepeated _ ->
                    after(event, orders);
        };
    }

    private Account after(TradeEvent event, OpenOrders ordersThen) {
        EventHeader header = event.header();
        return new Account(id, header.sequence(), header.balance(), inMarginCall, ordersThen);
    }

    private Account after(TradeEvent event, boolean inMarginCallThen) {
        EventHeader header = event.header();
        return new Account(id, header.sequence(), header.balance(), inMarginCallThen, orders);
    }

    private Position required(OrderId order) {
        return orders.find(order)
                .orElseThrow(() -> new IllegalStateException("order is not open: " + order));
    }

    private void requireNext(EventHeader header) {
        if (!header.accountId().equals(id) || header.sequence() != sequence + 1) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "event %d of %s does not follow event %d of %s",
                            header.sequence(),
                            header.accountId(),
                            sequence,
                            id));
        }
    }
}
