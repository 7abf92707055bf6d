package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.database.DatabaseSettings;
import io.tickfold.gateway.database.Databases;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Makes all rows anew from `trade-events`.
///
/// Gateways of a shared database may run meanwhile: they refuse reads until the rows are back, and
/// go on with the work should this process end before.
public final class ReadModelRebuild {

    private final Databases databases;
    private final Supplier<EventLog> logs;
    private final PageSizes sizes;
    private final RebuildListener listener;

    public ReadModelRebuild(
            DatabaseSettings settings, String bootstrapServers, RebuildListener listener) {
        this(
                new Databases(settings),
                () -> EventLog.connect("tickfold-rebuild", bootstrapServers),
                PageSizes.ofTheHeap(),
                listener);
    }

    ReadModelRebuild(
            Databases databases,
            Supplier<EventLog> logs,
            PageSizes sizes,
            RebuildListener listener) {
        this.databases = databases;
        this.logs = logs;
        this.sizes = sizes;
        this.listener = listener;
    }

    /// Returns when the rows hold what the log held at the beginning.
    ///
    /// @return how many events there are
    /// @throws IllegalStateException if the log cannot be read, or a record of it is no event
    public long run() {
        try (Database database = ReadModelDatabase.openEmpty(databases);
                EventLog log = logs.get()) {
            new Claim(database).renew(log);
            fill(database, log);
            Indexes.create(database);
            return database.sql().sql("SELECT COUNT(*) FROM event").query(Long.class).single();
        }
    }

    /// Reads on while it writes.
    private void fill(Database database, EventLog log) {
        Projection projection = new Projection(database);
        Positions positions = new Positions(database.sql());
        long[] ends = log.ends();
        try (PagesAhead pages = new PagesAhead(log, sizes, positions.all())) {
            while (!isThere(positions.all(), ends)) {
                if (!projection.project(new PagesOfATransaction(pages, sizes))) {
                    pages.seek(positions.all());
                }
                listener.advanced(sum(positions.all()), Arrays.stream(ends).sum());
            }
        }
    }

    private static long sum(Map<Integer, Long> positions) {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }

    static boolean isThere(Map<Integer, Long> positions, long[] ends) {
        return IntStream.range(0, ends.length)
                .allMatch(p -> positions.getOrDefault(p, 0L) >= ends[p]);
    }
}
