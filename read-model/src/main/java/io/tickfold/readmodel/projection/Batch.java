package io.tickfold.readmodel.projection;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.value.AccountId;
import io.tickfold.readmodel.log.ForeignRecord;
import io.tickfold.readmodel.log.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The changes that the events of one transaction make to the tables, collected page by page.
///
/// Rows that are only added are returned at once; those that change are kept, each to be written
/// once in the end.
final class Batch {

    private final AccountSequences accounts;
    private final OrderChanges orders;
    private final Map<AccountId, AccountRow> opened = new LinkedHashMap<>();
    private final Map<AccountId, AccountRow> moved = new LinkedHashMap<>();

    /// The rows that events add and that no later event changes.
    ///
    /// @param foreign what no engine can have written after the events before
    record Additions(
            List<LoggedEvent> events,
            List<Closing> closings,
            List<Reduction> reductions,
            List<ForeignRecord> foreign) {

        private static Additions none() {
            return new Additions(
                    new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /// An order and its end.
    ///
    /// @param position of the event as one number
    record Closing(long position, OrderRow order, OrderClosed event) {}

    /// The end of a part of an order.
    ///
    /// @param position of the event as one number
    record Reduction(long position, OrderReduced event) {}

    /// An account and the last event that happened to it.
    record AccountRow(int partition, EventHeader last) {}

    /// @param sequences finds the last sequences of accounts
    /// @param stored finds orders that earlier events opened
    Batch(AccountSequences.Stored sequences, OrderChanges.Stored stored) {
        this.accounts = new AccountSequences(sequences);
        this.orders = new OrderChanges(stored);
    }

    /// Adds the events that follow, but for those that do not follow.
    Additions take(List<LoggedEvent> events) {
        Additions additions = Additions.none();
        accounts.meet(events);
        for (LoggedEvent logged : events) {
            accounts.advance(logged)
                    .ifPresentOrElse(
                            why -> additions.foreign().add(named(logged, why)),
                            () -> additions.events().add(logged));
        }
        orders.meet(additions.events());
        additions.events().forEach(logged -> add(logged, additions));
        return additions;
    }

    private static ForeignRecord named(LoggedEvent logged, String why) {
        return new ForeignRecord(logged.position(), why);
    }

    /// An event that changes an order in a way that cannot be is one of its account all the same:
    /// what the engine writes after it must follow.
    private void add(LoggedEvent logged, Additions additions) {
        if (!apply(logged, additions)) {
            additions.foreign().add(named(logged, "its order cannot change so"));
        }
        if (logged.isOfAnAccount()) {
            touch(logged);
        }
    }

    /// @return whether its order, if it is about one, can change so
    private boolean apply(LoggedEvent logged, Additions additions) {
        return switch (logged.event()) {
            case OrderOpened event -> orders.opened(OrderRow.of(event));
            case OrderAmended event -> orders.changed(logged, order -> order.after(event));
            case OrderReduced event ->
                    orders.changed(logged, order -> order.after(event))
                            && additions.reductions().add(new Reduction(logged.key(), event));
            case OrderClosed event ->
                    orders.closed(logged)
                            .map(order -> new Closing(logged.key(), order, event))
                            .filter(additions.closings()::add)
                            .isPresent();
            case AccountEvent _ -> true;
        };
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

    /// The orders to be deleted from the tables, changed ones too.
    Set<OrderRow.Key> outdated() {
        return orders.outdated();
    }

    /// The orders that are open in the end, of those that the events are about.
    List<OrderRow> open() {
        return orders.open();
    }
}
