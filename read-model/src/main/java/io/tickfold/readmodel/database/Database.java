package io.tickfold.readmodel.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// A pool of connections to one schema, and the ways to run SQL and transactions on it.
public final class Database implements AutoCloseable {

    private final HikariDataSource source;
    private final boolean shared;
    private final Runnable closed;
    private final JdbcTransactionManager manager;
    private final JdbcTemplate template;
    private final JdbcClient sql;

    /// @param shared whether other processes have sessions, too
    /// @param closed runs once nothing is written any more
    Database(HikariDataSource source, boolean shared, Runnable closed) {
        this.source = source;
        this.shared = shared;
        this.closed = closed;
        this.manager = new JdbcTransactionManager(source);
        this.template = new JdbcTemplate(source);
        this.sql = JdbcClient.create(template);
    }

    /// Runs statements, each in the transaction of its thread, if there is one.
    public JdbcClient sql() {
        return sql;
    }

    /// Runs batches of statements.
    public JdbcTemplate batches() {
        return template;
    }

    /// Transactions that write.
    public TransactionTemplate transactions() {
        return new TransactionTemplate(manager);
    }

    /// Transactions whose queries all see the same moment; an embedded database calls that
    /// serializable, and takes each table's moment for itself if asked for repeatable reads.
    public TransactionTemplate snapshots() {
        TransactionTemplate snapshots = new TransactionTemplate(manager);
        snapshots.setReadOnly(true);
        snapshots.setIsolationLevel(
                shared
                        ? TransactionDefinition.ISOLATION_REPEATABLE_READ
                        : TransactionDefinition.ISOLATION_SERIALIZABLE);
        return snapshots;
    }

    /// The time as columns hold it, to the millisecond.
    public static OffsetDateTime timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    /// Ends transactions of other processes that keep rows of a table locked, and whose process has
    /// been silent for this long, since it is stopped or gone.
    ///
    /// @return how many
    public int endSilentHolders(String table, Duration silence) {
        return shared ? Sessions.endSilentOnes(sql, table, silence) : 0;
    }

    /// Work on one connection that may take as long as it likes.
    @FunctionalInterface
    public interface LongWork {
        void on(Connection connection) throws SQLException;
    }

    /// Runs statements whose answers may take very long, such as those that create indexes.
    public void withoutTimeouts(LongWork work) {
        template.execute((Connection connection) -> {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            try {
                work.on(connection);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
            return true;
        });
    }

    @Override
    public void close() {
        source.close();
        closed.run();
    }
}
