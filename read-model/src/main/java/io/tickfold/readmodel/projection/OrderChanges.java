package io.tickfold.readmodel.projection;

import io.tickfold.contract.event.OrderOpened;
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
            OrderRow.Key.of(logged)
                    .filter(met::add)
                    .filter(_ -> !(logged.event() instanceof OrderOpened))
                    .ifPresent(before::add);
        }
        Map<OrderRow.Key, OrderRow> found = tables.find(before);
        stored.addAll(found.keySet());
        open.putAll(found);
    }

    void opened(OrderRow row) {
        open.put(row.key(), row);
    }

    /// @throws MismatchedLogException if it is not open
    void changed(LoggedEvent logged, UnaryOperator<OrderRow> change) {
        opened(change.apply(closed(logged)));
    }

    /// @return the order as it was
    /// @throws MismatchedLogException if it is not open
    OrderRow closed(LoggedEvent logged) {
        OrderRow.Key key = OrderRow.Key.of(logged).orElseThrow();
        return Optional.ofNullable(open.remove(key))
                .orElseThrow(() ->
                        new MismatchedLogException(
                                "the read model lacks %s, which an event changes".formatted(key)));
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
