package io.tickfold.gateway.readmodel;

import io.tickfold.contract.event.OrderOpened;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The open orders that a run of events is about, as the tables had them and as they are now.
final class OrderChanges {

    /// Finds those of the orders that are in the tables.
    @FunctionalInterface
    interface Stored {
        Map<OrderKey, OrderRow> find(Set<OrderKey> keys);
    }

    private final Stored tables;
    private final Set<OrderKey> met = new HashSet<>();
    private final Set<OrderKey> stored = new HashSet<>();
    private final Map<OrderKey, OrderRow> open = new HashMap<>();

    OrderChanges(Stored tables) {
        this.tables = tables;
    }

    /// Looks up the orders that these events change, unless earlier ones were about them too.
    void meet(List<LoggedEvent> events) {
        Set<OrderKey> before = new HashSet<>();
        for (LoggedEvent logged : events) {
            logged.orderKey()
                    .filter(met::add)
                    .filter(_ -> !(logged.event() instanceof OrderOpened))
                    .ifPresent(before::add);
        }
        Map<OrderKey, OrderRow> found = tables.find(before);
        stored.addAll(found.keySet());
        open.putAll(found);
    }

    void opened(OrderRow row) {
        open.put(row.key(), row);
    }

    /// @throws ForeignRowsException if it is not open
    void changed(LoggedEvent logged, UnaryOperator<OrderRow> change) {
        opened(change.apply(closed(logged)));
    }

    /// @return the order as it was
    /// @throws ForeignRowsException if it is not open
    OrderRow closed(LoggedEvent logged) {
        OrderKey key = logged.orderKey().orElseThrow();
        return Optional.ofNullable(open.remove(key))
                .orElseThrow(() ->
                        new ForeignRowsException(
                                "the read model lacks %s, which an event changes".formatted(key)));
    }

    /// The orders that stand in the tables and are to be taken out, changed ones too.
    Set<OrderKey> outdated() {
        return stored;
    }

    /// The orders that are open now, of those that the events are about.
    List<OrderRow> open() {
        return List.copyOf(open.values());
    }
}
