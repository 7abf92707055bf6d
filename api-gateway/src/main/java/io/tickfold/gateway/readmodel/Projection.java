package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.database.Database;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Turns events into rows, each exactly once, however many gateways do so at the same time.
///
/// Rows and position move in one transaction, and the position only from where it was last seen.
final class Projection {

    private final Database database;
    private final Positions positions;
    private final StoredOrders orders;
    private final Tables tables;

    Projection(Database database) {
        this.database = database;
        this.positions = new Positions(database.sql());
        this.orders = new StoredOrders(database.sql());
        this.tables = new Tables(database.batches());
    }

    /// What was read of a partition.
    ///
    /// @param from the position before
    /// @param to the position after
    record Stretch(long from, long to) {

        /// This one and the one that follows it.
        Stretch to(Stretch following) {
            return new Stretch(from, following.to);
        }
    }

    /// Writes all that the events come to, or nothing if somebody else was first.
    ///
    /// @param stretches that the events are from, by partition
    boolean project(Map<Integer, Stretch> stretches, List<LoggedEvent> events) {
        Boolean written =
                database.transactions()
                        .execute(transaction -> {
                            boolean ours = advance(stretches);
                            if (ours) {
                                write(events);
                            } else {
                                transaction.setRollbackOnly();
                            }
                            return ours;
                        });
        return Objects.requireNonNull(written);
    }

    private boolean advance(Map<Integer, Stretch> stretches) {
        return stretches.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .allMatch(
                        e -> positions.advance(e.getKey(), e.getValue().from(), e.getValue().to()));
    }

    private void write(List<LoggedEvent> events) {
        if (!events.isEmpty()) {
            tables.write(Batch.of(events, orders.find(Batch.ordersBefore(events))));
        }
    }
}
