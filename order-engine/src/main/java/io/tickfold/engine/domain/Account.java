package io.tickfold.engine.domain;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import java.util.Optional;

/// What an account's events have made of it.
///
/// @param sequence of its last event
/// @param balance without the margin of its open orders
public record Account(AccountId id, long sequence, Money balance, OpenOrders orders) {

    /// An account that nothing has happened to, not even its opening.
    static Account unopened(AccountId id) {
        return new Account(id, 0, Money.ZERO, OpenOrders.NONE);
    }

    boolean isOpen() {
        return sequence > 0;
    }

    /// The open order of this id, if there is one.
    public Optional<Position> order(OrderId order) {
        return orders.find(order);
    }

    /// This account after one more of its events; decides nothing.
    ///
    /// @throws IllegalStateException if the event does not follow, which is fatal: an event that
    ///   was accepted must apply
    public Account evolve(TradeEvent event) {
        requireNext(event.header());
        return switch (event) {
            case AccountOpened opened -> after(opened, orders);
            case OrderOpened opened -> after(opened, orders.with(Position.opened(opened)));
            case OrderClosed closed -> after(closed, orders.without(closed.order().orderId()));
            case CommandRefused refused -> after(refused, orders);
        };
    }

    private Account after(TradeEvent event, OpenOrders ordersThen) {
        return new Account(id, event.header().sequence(), event.header().balance(), ordersThen);
    }

    private void requireNext(EventHeader header) {
        if (!header.accountId().equals(id) || header.sequence() != sequence + 1) {
            throw new IllegalStateException(
                    "event %d of %s does not follow event %d of %s"
                            .formatted(header.sequence(), header.accountId(), sequence, id));
        }
    }
}
