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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a run of events makes of the rows, each row once.
final class Batch {

    private final List<LoggedEvent> events;
    private final Map<OrderKey, OrderRow> open;
    private final Set<OrderKey> stored;
    private final List<Closing> closings = new ArrayList<>();
    private final List<Reduction> reductions = new ArrayList<>();
    private final Map<AccountId, AccountRow> opened = new LinkedHashMap<>();
    private final Map<AccountId, AccountRow> moved = new LinkedHashMap<>();

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

    private Batch(List<LoggedEvent> events, Map<OrderKey, OrderRow> stored) {
        this.events = events;
        this.open = new HashMap<>(stored);
        this.stored = Set.copyOf(stored.keySet());
    }

    /// @param stored those of the orders that [#ordersBefore] names which are in the tables
    static Batch of(List<LoggedEvent> events, Map<OrderKey, OrderRow> stored) {
        Batch batch = new Batch(events, stored);
        events.forEach(batch::apply);
        return batch;
    }

    /// The orders that the events change but do not open.
    static Set<OrderKey> ordersBefore(List<LoggedEvent> events) {
        Set<OrderKey> opened = new HashSet<>();
        Set<OrderKey> before = new HashSet<>();
        for (LoggedEvent event : events) {
            event.order()
                    .map(order -> new OrderKey(event.account(), order))
                    .filter(key ->
                            event.event() instanceof OrderOpened
                                    ? !opened.add(key)
                                    : !opened.contains(key))
                    .ifPresent(before::add);
        }
        return before;
    }

    private void apply(LoggedEvent logged) {
        switch (logged.event()) {
            case OrderOpened event -> hold(OrderRow.of(event));
            case OrderAmended event -> hold(known(logged).after(event));
            case OrderReduced event -> {
                hold(known(logged).after(event));
                reductions.add(new Reduction(logged.key(), event));
            }
            case OrderClosed event -> {
                OrderRow row = known(logged);
                closings.add(new Closing(logged.key(), row, event));
                open.remove(row.key());
            }
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
        if (logged.isOfAnAccount()) {
            touch(logged);
        }
    }

    private void hold(OrderRow row) {
        open.put(row.key(), row);
    }

    /// The order that an event changes.
    private OrderRow known(LoggedEvent logged) {
        OrderKey key = new OrderKey(logged.account(), logged.order().orElseThrow());
        return Optional.ofNullable(open.get(key))
                .orElseThrow(() ->
                        new ForeignRowsException(
                                "the read model lacks %s, which an event changes".formatted(key)));
    }

    private void touch(LoggedEvent logged) {
        AccountRow row = new AccountRow(logged.position().partition(), logged.header());
        if (logged.event() instanceof AccountOpened) {
            opened.put(logged.account(), row);
        }
        moved.put(logged.account(), row);
    }

    List<LoggedEvent> events() {
        return events;
    }

    List<Closing> closings() {
        return closings;
    }

    List<Reduction> reductions() {
        return reductions;
    }

    /// Accounts as they were opened.
    List<AccountRow> opened() {
        return List.copyOf(opened.values());
    }

    /// Accounts as they are in the end.
    List<AccountRow> moved() {
        return List.copyOf(moved.values());
    }

    /// The orders that stood in the tables and are to be taken out, changed ones too.
    Set<OrderKey> outdated() {
        return stored;
    }

    /// The orders that are open in the end, of those that the events are about.
    List<OrderRow> open() {
        return List.copyOf(open.values());
    }
}
