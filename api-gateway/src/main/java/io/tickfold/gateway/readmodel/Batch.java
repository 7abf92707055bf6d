package io.tickfold.gateway.readmodel;

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
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.readmodel.Additions.Closing;
import io.tickfold.gateway.readmodel.Additions.Reduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the events of a transaction make of the rows, taken in page by page.
///
/// Rows that events only add are handed on at once; those that change are kept, each to be written
/// once in the end.
final class Batch {

    private final OrderChanges orders;
    private final Map<AccountId, AccountRow> opened = new LinkedHashMap<>();
    private final Map<AccountId, AccountRow> moved = new LinkedHashMap<>();

    /// An account and the last event that happened to it.
    record AccountRow(int partition, EventHeader last) {}

    /// @param stored finds orders that earlier events opened
    Batch(OrderChanges.Stored stored) {
        this.orders = new OrderChanges(stored);
    }

    /// Takes in the events that follow.
    ///
    /// @throws ForeignRowsException if they change an order that is not open
    Additions take(List<LoggedEvent> events) {
        orders.meet(events);
        Additions additions = Additions.of(events);
        for (LoggedEvent logged : events) {
            apply(logged, additions);
            if (logged.isOfAnAccount()) {
                touch(logged);
            }
        }
        return additions;
    }

    private void apply(LoggedEvent logged, Additions additions) {
        switch (logged.event()) {
            case OrderOpened event -> orders.opened(OrderRow.of(event));
            case OrderAmended event -> orders.changed(logged, order -> order.after(event));
            case OrderReduced event -> {
                orders.changed(logged, order -> order.after(event));
                additions.reductions().add(new Reduction(logged.key(), event));
            }
            case OrderClosed event ->
                    additions
                            .closings()
                            .add(new Closing(logged.key(), orders.closed(logged), event));
            case AccountOpened _,
                    FundsDeposited _,
                    FundsWithdrawn _,
                    BalanceAdjusted _,
                    MarginCalled _,
                    MarginCallEnded _,
                    NegativeBalanceCleared _,
                    CloseAllCompleted _,
                    CommandRefused _,
                    CommandRepeated _ -> {}
        }
    }

    private void touch(LoggedEvent logged) {
        AccountRow row = new AccountRow(logged.position().partition(), logged.header());
        if (logged.event() instanceof AccountOpened) {
            opened.put(logged.account(), row);
        }
        moved.put(logged.account(), row);
    }

    /// Accounts as they were opened.
    List<AccountRow> opened() {
        return List.copyOf(opened.values());
    }

    /// Accounts as they are in the end.
    List<AccountRow> moved() {
        return List.copyOf(moved.values());
    }

    /// The orders that stand in the tables and are to be taken out, changed ones too.
    Set<OrderKey> outdated() {
        return orders.outdated();
    }

    /// The orders that are open in the end, of those that the events are about.
    List<OrderRow> open() {
        return orders.open();
    }
}
