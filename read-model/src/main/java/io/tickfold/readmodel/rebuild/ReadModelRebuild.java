package io.tickfold.readmodel.rebuild;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.projection.Claim;
import io.tickfold.readmodel.projection.ForeignRecords;
import io.tickfold.readmodel.projection.Projection;
import io.tickfold.readmodel.schema.Positions;
import io.tickfold.readmodel.schema.ReadModelSchema;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/// Rebuilds the read model from all of `trade-events`.
///
/// Gateways of a shared database may run meanwhile: they refuse reads until the read model is
/// complete, and finish the work should this process end before.
public final class ReadModelRebuild {

    /// Observes how far a rebuild is.
    @FunctionalInterface
    public interface Listener {

        /// @param done records of the log that have been projected
        /// @param total records of the log when the rebuild began, markers of transactions counted
        void advanced(long done, long total);
    }

    private final Databases databases;
    private final Supplier<EventLog> logs;
    private final PagesAhead.Sizes sizes;
    private final Listener listener;
    private final ForeignRecords foreign = new ForeignRecords();

    public ReadModelRebuild(DatabaseSettings settings, String bootstrapServers, Listener listener) {
        this(
                new Databases(settings),
                () -> EventLog.connect("tickfold-rebuild", bootstrapServers),
                PagesAhead.Sizes.ofTheHeap(),
                listener);
    }

    ReadModelRebuild(
            Databases databases,
            Supplier<EventLog> logs,
            PagesAhead.Sizes sizes,
            Listener listener) {
        this.databases = databases;
        this.logs = logs;
        this.sizes = sizes;
        this.listener = listener;
    }

    /// Returns when the read model holds what the log held at the beginning.
    ///
    /// @return how many events there are
    /// @throws IllegalStateException if the log cannot be read
    public long run() {
        try (Database database = ReadModelSchema.openForRebuild(databases);
                EventLog log = logs.get()) {
            new Claim(database).renew(log);
            fill(database, log);
            ReadModelSchema.createIndexes(database);
            return database.sql().sql("SELECT COUNT(*) FROM event").query(Long.class).single();
        }
    }

    /// The records that no engine wrote, which have been left out.
    public ForeignRecords foreign() {
        return foreign;
    }

    /// Reads the next pages while it writes.
    private void fill(Database database, EventLog log) {
        Projection projection = new Projection(database, foreign);
        Positions positions = new Positions(database.sql());
        long[] ends = log.ends();
        try (PagesAhead pages = new PagesAhead(log, sizes, positions.all())) {
            while (!EventLog.reaches(positions.all(), ends)) {
                if (!projection.project(pages.ofATransaction())) {
                    pages.seek(positions.all());
                }
                listener.advanced(sum(positions.all()), Arrays.stream(ends).sum());
            }
        }
    }

    private static long sum(Map<Integer, Long> positions) {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }
}
