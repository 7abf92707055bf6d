package io.tickfold.readmodel.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// A pool of connections to one schema, and the ways to run SQL and transactions on it.
public final class Database implements AutoCloseable {

    private final HikariDataSource source;
    private final JdbcTransactionManager manager;
    private final JdbcTemplate template;
    private final JdbcClient sql;

    Database(HikariDataSource source) {
        this.source = source;
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

    /// Transactions whose queries all see the same moment.
    public TransactionTemplate snapshots() {
        TransactionTemplate snapshots = new TransactionTemplate(manager);
        snapshots.setReadOnly(true);
        snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshots;
    }

    /// The time as columns hold it, to the millisecond.
    public static OffsetDateTime timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
    }
}
