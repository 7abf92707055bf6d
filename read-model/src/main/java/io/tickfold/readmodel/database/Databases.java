package io.tickfold.readmodel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;

/// Opens databases and migrates each to the tables that `db/{schema}` on the class path describes.
public final class Databases {

    private static final Logger log = LoggerFactory.getLogger(Databases.class);
    private static final long CONNECT_MS = 5_000;
    private static final long OUTAGE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final DatabaseSettings settings;

    static {
        forgoCacheOfValues();
    }

    /// Otherwise H2 looks up each text that it reads in a cache, by a hash of all its characters.
    private static void forgoCacheOfValues() {
        var _ = System.setProperty("h2.objectCache", "false");
    }

    public Databases(DatabaseSettings settings) {
        this.settings = settings;
    }

    /// Opens a schema whose rows are nowhere else, and brings its tables up to date. Each commit is
    /// in the file before it returns.
    ///
    /// @throws RuntimeException if it cannot be reached, or a migration fails
    public Database open(String schema) {
        return open(schema, Patience.SHORT, ";WRITE_DELAY=0");
    }

    /// Opens a schema that can be rebuilt; so it is, if an embedded file was left open.
    ///
    /// @throws RuntimeException if it cannot be reached, or a migration fails
    public Database openDerived(String schema) {
        return open(schema, Patience.SHORT, "");
    }

    /// Opens such a schema for work of which each step may take long.
    ///
    /// @throws RuntimeException if it cannot be reached, or a migration fails
    public Database openDerivedForLongWork(String schema) {
        return open(schema, Patience.LONG, "");
    }

    /// A shared one may be starting, or whoever waits for our session may end it; a gateway that is
    /// killed while it makes the tables loses Flyway's lock before they are there. None of that
    /// keeps a gateway from its start.
    private Database open(String schema, Patience patience, String ofFiles) {
        long deadline = System.nanoTime() + OUTAGE_NANOS;
        while (true) {
            try {
                return openOnce(schema, patience, ofFiles);
            } catch (RuntimeException e) {
                if (areEmbedded() || !Outage.mayEndWhileOpening(e) || !isToBeTriedAgain(deadline)) {
                    throw e;
                }
                log.warn("cannot open the database of {}, trying again: {}", schema, e.toString());
            }
        }
    }

    private static boolean isToBeTriedAgain(long deadline) {
        if (System.nanoTime() > deadline) {
            return false;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return !Thread.currentThread().isInterrupted();
    }

    private Database openOnce(String schema, Patience patience, String ofFiles) {
        HikariDataSource source = new HikariDataSource(pool(schema, patience, ofFiles));
        try {
            Flyway.configure()
                    .dataSource(source)
                    .schemas(schema)
                    .locations("classpath:db/" + schema)
                    .load()
                    .migrate();
            if (areInFiles()) {
                files(schema).markOpen();
                return new Database(source, false, files(schema)::markClosed);
            }
            return new Database(source, !areEmbedded(), () -> {});
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /// Whether databases are files of this process alone.
    public boolean areEmbedded() {
        return settings.embedded().isPresent();
    }

    private boolean areInFiles() {
        return settings.embedded()
                .filter(directory -> !directory.equals(DatabaseSettings.IN_MEMORY))
                .isPresent();
    }

    /// Whether a schema is in an embedded file that was not closed, so that its rows may be torn.
    public boolean wasLeftOpen(String schema) {
        return areInFiles() && files(schema).wereLeftOpen();
    }

    /// Drops all tables of an embedded database.
    ///
    /// @throws RuntimeException if another process has it open
    public void empty(String schema) {
        try (Connection connection = DriverManager.getConnection(files(schema).url());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
        } catch (SQLException e) {
            throw new UncategorizedSQLException("empty a database", "DROP ALL OBJECTS", e);
        }
    }

    /// Whether opening failed because an embedded file is damaged.
    public boolean isBroken(RuntimeException failure) {
        return EmbeddedFiles.isBroken(failure);
    }

    /// Whether opening failed because the tables were made by another version of the migrations.
    public boolean isOfAnotherVersion(RuntimeException failure) {
        return failure instanceof FlywayValidateException;
    }

    /// Renames the file of an embedded database, and says what it is called now.
    public Path moveAside(String schema) {
        return files(schema).moveAside();
    }

    /// Deletes an embedded database that nobody has open.
    public void remove(String schema) {
        files(schema).remove();
    }

    private EmbeddedFiles files(String schema) {
        return new EmbeddedFiles(
                Path.of(settings.embedded().orElseThrow()).toAbsolutePath(), schema);
    }

    private HikariConfig pool(String schema, Patience patience, String ofFiles) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(schema);
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(CONNECT_MS);
        if (areEmbedded()) {
            pool.setJdbcUrl(embedded(schema, ofFiles));
        } else {
            connect(pool);
            patience.applyTo(pool);
        }
        pool.setSchema(schema);
        return pool;
    }

    private String embedded(String schema, String ofFiles) {
        String url =
                areInFiles()
                        ? inFile(files(schema)) + ofFiles
                        : "jdbc:h2:mem:" + schema + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        return url + ";INIT=CREATE SCHEMA IF NOT EXISTS \"" + schema + "\"";
    }

    private static String inFile(EmbeddedFiles files) {
        files.makeDirectory();
        return files.url() + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    /// Turns each batch of inserts into one statement, which PostgreSQL executes far faster.
    private void connect(HikariConfig pool) {
        pool.setJdbcUrl(settings.address().orElseThrow());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    }
}
