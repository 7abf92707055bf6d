package io.tickfold.readmodel.projection;

import io.tickfold.readmodel.log.LoggedEvent;
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
        Map<OrderRow.Key, OrderRow> find(Set<OrderRow.Key> keys);
    }

    private final Stored tables;
    private final Set<OrderRow.Key> met = new HashSet<>();
    private final Set<OrderRow.Key> stored = new HashSet<>();
    private final Map<OrderRow.Key, OrderRow> open = new HashMap<>();

    OrderChanges(Stored tables) {
        this.tables = tables;
    }

    /// Looks up the orders that these events change, unless earlier ones were about them too.
    void meet(List<LoggedEvent> events) {
        Set<OrderRow.Key> before = new HashSet<>();
        for (LoggedEvent logged : events) {
            OrderRow.Key.of(logged).filter(met::add).ifPresent(before::add);
        }
        Map<OrderRow.Key, OrderRow> found = tables.find(before);
        stored.addAll(found.keySet());
        open.putAll(found);
    }

    /// @return false if it is open already; nothing has changed then
    boolean opened(OrderRow row) {
        return open.putIfAbsent(row.key(), row) == null;
    }

    /// @return false if it is not open; nothing has changed then
    boolean changed(LoggedEvent logged, UnaryOperator<OrderRow> change) {
        return closed(logged).map(change).map(this::opened).orElse(false);
    }

    /// @return the order as it was; empty if it is not open
    Optional<OrderRow> closed(LoggedEvent logged) {
        return OrderRow.Key.of(logged).flatMap(key -> Optional.ofNullable(open.remove(key)));
    }

    /// The orders to be deleted from the tables, changed ones too.
    Set<OrderRow.Key> outdated() {
        return stored;
    }

    /// The orders that are open now, of those that the events are about.
    List<OrderRow> open() {
        return List.copyOf(open.values());
    }
}
