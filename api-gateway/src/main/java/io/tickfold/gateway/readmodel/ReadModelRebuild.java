package io.tickfold.gateway.readmodel;

import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.database.DatabaseSettings;
import io.tickfold.gateway.database.Databases;
import io.tickfold.gateway.readmodel.EventLog.Page;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Makes all rows anew from `trade-events`.
///
/// Gateways of a shared database may run meanwhile: they refuse reads until the rows are back, and
/// go on with the work should this process end before.
public final class ReadModelRebuild {

    private final Databases databases;
    private final String bootstrapServers;
    private final RebuildListener listener;

    public ReadModelRebuild(
            DatabaseSettings settings, String bootstrapServers, RebuildListener listener) {
        this.databases = new Databases(settings);
        this.bootstrapServers = bootstrapServers;
        this.listener = listener;
    }

    /// Returns when the rows hold what the log held at the beginning.
    ///
    /// @return how many events there are
    /// @throws UnreadableMessageException if a record of the log is no event
    public long run() throws UnreadableMessageException {
        try (Database database = ReadModelDatabase.openEmpty(databases);
                EventLog log = EventLog.connect("tickfold-rebuild", bootstrapServers)) {
            new Claim(database).renew(log);
            fill(database, log);
            Indexes.create(database);
            return database.sql().sql("SELECT COUNT(*) FROM event").query(Long.class).single();
        }
    }

    /// Reads on while it writes.
    private void fill(Database database, EventLog log) throws UnreadableMessageException {
        Projection projection = new Projection(database);
        Positions positions = new Positions(database.sql());
        long[] ends = log.ends();
        Map<Integer, Long> done = new TreeMap<>(positions.all());
        try (PagesAhead pages = new PagesAhead(log, done)) {
            while (!isThere(done, ends)) {
                Page page = pages.next();
                if (projection.project(page.stretches(), page.events())) {
                    page.stretches().forEach((p, stretch) -> done.put(p, stretch.to()));
                } else {
                    done.putAll(positions.all());
                    pages.seek(done);
                }
                listener.advanced(sum(done), Arrays.stream(ends).sum());
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
