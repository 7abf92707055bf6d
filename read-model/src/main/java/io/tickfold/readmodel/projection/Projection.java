package io.tickfold.readmodel.projection;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.log.ForeignRecord;
import io.tickfold.readmodel.log.Page;
import io.tickfold.readmodel.log.Page.Stretch;
import io.tickfold.readmodel.projection.Batch.Additions;
import io.tickfold.readmodel.schema.Positions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Applies events to the tables, each exactly once, however many gateways do so at the same time.
///
/// Tables and position change in one transaction, and the position only from where it was last
/// seen. Records that no engine wrote change nothing but the position, so that they stop nobody;
/// whoever projects the log comes to the same rows.
public final class Projection {

    private final Database database;
    private final Positions positions;
    private final StoredSequences sequences;
    private final StoredOrders orders;
    private final Tables tables;
    private final ForeignRecords foreign;

    public Projection(Database database) {
        this(database, new ForeignRecords());
    }

    /// @param foreign is told of the records that are skipped
    public Projection(Database database, ForeignRecords foreign) {
        this.database = database;
        this.foreign = foreign;
        this.sequences = new StoredSequences(database.sql());
        this.positions = new Positions(database.sql());
        this.orders = new StoredOrders(database.sql());
        this.tables = new Tables(database.batches());
    }

    /// Applies the events of a page, or nothing if somebody else was first or is at it.
    public boolean project(Page page) {
        return project(List.of(page).iterator());
    }

    /// Applies the events of some pages in one transaction, or nothing if somebody else was first
    /// or is at it; it waits for nobody.
    ///
    /// @param pages which may be read while the first ones are being written
    public boolean project(Iterator<Page> pages) {
        List<ForeignRecord> skipped = new ArrayList<>();
        Boolean written =
                database.transactions()
                        .execute(transaction -> {
                            boolean ours = write(pages, skipped);
                            if (!ours) {
                                transaction.setRollbackOnly();
                            }
                            return ours;
                        });
        boolean isWritten = Objects.requireNonNull(written);
        if (isWritten) {
            foreign.skipped(skipped);
        }
        return isWritten;
    }

    /// Whether nobody writes at this moment.
    boolean isFree() {
        return positions.hold();
    }

    private boolean write(Iterator<Page> pages, List<ForeignRecord> skipped) {
        if (!positions.hold()) {
            return false;
        }
        Batch batch = new Batch(sequences::find, orders::find);
        while (pages.hasNext()) {
            Page page = pages.next();
            if (!advance(page.stretches())) {
                return false;
            }
            Additions additions = batch.take(page.events());
            tables.add(additions);
            skipped.addAll(page.foreign());
            skipped.addAll(additions.foreign());
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
