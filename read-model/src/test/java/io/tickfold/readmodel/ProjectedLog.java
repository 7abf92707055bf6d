package io.tickfold.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.log.LoggedEvent;
import io.tickfold.readmodel.log.Page;
import io.tickfold.readmodel.log.Page.Stretch;
import io.tickfold.readmodel.projection.Progress;
import io.tickfold.readmodel.projection.Projection;
import io.tickfold.readmodel.query.ReadModel;
import io.tickfold.readmodel.schema.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A log of which every event is projected at once.
public final class ProjectedLog implements AutoCloseable {

    /// As many as the log has.
    public static final int PARTITIONS = 4;

    private final Database database;
    private final Progress progress = new Progress();
    private final Projection projection;
    private final long[] ends = new long[PARTITIONS];

    private ProjectedLog(Database database) {
        this.database = database;
        this.projection = new Projection(database);
        reset();
    }

    /// A read model that is kept in memory.
    public static ProjectedLog inMemory() {
        return new ProjectedLog(new Databases(DatabaseKind.H2.settings()).open("read_model"));
    }

    /// A read model in a PostgreSQL container; the test is skipped where no engine runs.
    public static ProjectedLog onPostgres() {
        return new ProjectedLog(
                new Databases(DatabaseKind.POSTGRESQL.settings()).open("read_model"));
    }

    public ReadModel readModel() {
        return new ReadModel(database, progress);
    }

    public Database database() {
        return database;
    }

    /// Starts again, without any event.
    public synchronized void reset() {
        List.of("event", "account", "open_order", "closed_order", "reduction")
                .forEach(table -> database.sql().sql("DELETE FROM " + table).update());
        Positions positions = new Positions(database.sql());
        positions.forgetAll();
        progress.begin(new long[PARTITIONS]);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ends[partition] = 0;
            positions.begin(partition, "topic");
            progress.stored(partition, 0);
        }
    }

    /// @return the position of the last event
    public synchronized LogPosition append(List<? extends TradeEvent> events) {
        int partition = Topics.partitionOf(events.getFirst().header().accountId(), PARTITIONS);
        long from = ends[partition];
        List<LoggedEvent> logged = new ArrayList<>();
        for (TradeEvent event : events) {
            LogPosition position = new LogPosition(partition, ends[partition]++);
            String data = new String(Topics.TRADE_EVENTS.encode(event), UTF_8);
            logged.add(new LoggedEvent(position, event, data));
        }
        long to = ends[partition];
        if (!projection.project(new Page(Map.of(partition, new Stretch(from, to)), logged))) {
            throw new AssertionError("somebody else writes");
        }
        progress.stored(partition, to);
        return logged.getLast().position();
    }

    /// Notes that the gateway has observed an event of the account that is not projected. A reset
    /// does not undo that.
    public void lag(AccountId account) {
        int partition = Topics.partitionOf(account, PARTITIONS);
        progress.seen(partition, ends[partition], account.value());
    }

    /// The database is away from now on, which the projector notices: no query succeeds any more.
    public void goAway() {
        progress.abandon(true);
        rename("account", "account_away");
        rename("event", "event_away");
    }

    public void comeBack() {
        rename("account_away", "account");
        rename("event_away", "event");
        progress.begin(ends.clone());
        for (int partition = 0; partition < PARTITIONS; partition++) {
            progress.stored(partition, ends[partition]);
        }
    }

    private void rename(String table, String name) {
        database.sql().sql("ALTER TABLE " + table + " RENAME TO " + name).update();
    }

    /// How often the statements that contain this text have been executed since the first call.
    public long executions(String part) {
        database.sql().sql("SET QUERY_STATISTICS TRUE").update();
        return database.sql()
                .sql(
                        "SELECT COALESCE(SUM(execution_count), 0)"
                                + " FROM INFORMATION_SCHEMA.QUERY_STATISTICS"
                                + " WHERE sql_statement LIKE ? AND sql_statement NOT LIKE ?")
                .params("%" + part + "%", "%QUERY_STATISTICS%")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        database.close();
    }
}
