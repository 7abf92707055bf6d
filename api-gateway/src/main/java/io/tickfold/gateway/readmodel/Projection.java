package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.readmodel.EventLog.Page;
import java.util.Iterator;
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

    /// Writes all that the events of a page come to, or nothing if somebody else was first.
    boolean project(Page page) {
        return project(List.of(page).iterator());
    }

    /// Writes all that the events of some pages come to, in one transaction, or nothing if somebody
    /// else was first.
    ///
    /// @param pages which may be read while the first ones are being written
    boolean project(Iterator<Page> pages) {
        Boolean written =
                database.transactions()
                        .execute(transaction -> {
                            boolean ours = write(pages);
                            if (!ours) {
                                transaction.setRollbackOnly();
                            }
                            return ours;
                        });
        return Objects.requireNonNull(written);
    }

    private boolean write(Iterator<Page> pages) {
        positions.hold();
        Batch batch = new Batch(orders::find);
        while (pages.hasNext()) {
            Page page = pages.next();
            if (!advance(page.stretches())) {
                return false;
            }
            tables.add(batch.take(page.events()));
        }
        tables.change(batch);
        return true;
    }

    private boolean advance(Map<Integer, Stretch> stretches) {
        return stretches.entrySet().stream()
                .allMatch(
                        e -> positions.advance(e.getKey(), e.getValue().from(), e.getValue().to()));
    }
}
