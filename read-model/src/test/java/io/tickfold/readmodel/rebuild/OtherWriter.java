package io.tickfold.readmodel.rebuild;

import static org.awaitility.Awaitility.await;

import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.log.Page;
import io.tickfold.readmodel.projection.Projection;
import io.tickfold.readmodel.schema.Positions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Somebody else who writes the rows that are being written, in a PostgreSQL.
final class OtherWriter implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final EventLog log;
    private final Positions positions;
    private final Projection projection;

    OtherWriter(DatabaseSettings settings, String bootstrapServers) {
        this.database = new Databases(settings).open("read_model");
        this.log = EventLog.connect("other", bootstrapServers);
        this.positions = new Positions(database.sql());
        this.projection = new Projection(database);
    }

    /// Writes what comes next.
    ///
    /// @return whether nobody else has meanwhile
    boolean write() {
        return projection.project(next());
    }

    /// Writes what comes next while somebody else is in the middle of writing it.
    CompletableFuture<Boolean> writeInTheMiddle() {
        Page page = next();
        await().atMost(PATIENCE).until(this::isBeingWritten);
        return CompletableFuture.completedFuture(projection.project(page));
    }

    private Page next() {
        log.seek(positions.all());
        Page page;
        do {
            page = log.read(POLL);
        } while (page.isEmpty());
        return page;
    }

    private boolean isBeingWritten() {
        Boolean isFree = database.transactions().execute(_ -> positions.hold());
        return isFree != null && !isFree;
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }
}
