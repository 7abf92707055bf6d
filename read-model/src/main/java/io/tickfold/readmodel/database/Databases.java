package io.tickfold.readmodel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Opens databases and migrates each to the tables that `db/{schema}` on the class path describes.
public final class Databases {

    private static final long CONNECT_MS = 5_000;

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

    /// Opens a schema and brings its tables up to date.
    ///
    /// @throws RuntimeException if it cannot be reached, or a migration fails
    public Database open(String schema) {
        return open(schema, Patience.SHORT);
    }

    /// Opens a schema for work of which each step may take long.
    ///
    /// @throws RuntimeException if it cannot be reached, or a migration fails
    public Database openForLongWork(String schema) {
        return open(schema, Patience.LONG);
    }

    private Database open(String schema, Patience patience) {
        HikariDataSource source = new HikariDataSource(pool(schema, patience));
        try {
            Flyway.configure()
                    .dataSource(source)
                    .schemas(schema)
                    .locations("classpath:db/" + schema)
                    .load()
                    .migrate();
            return new Database(source, !areEmbedded());
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /// Whether databases are files of this process alone.
    public boolean areEmbedded() {
        return settings.embedded().isPresent();
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

    private HikariConfig pool(String schema, Patience patience) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(schema);
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(CONNECT_MS);
        if (areEmbedded()) {
            pool.setJdbcUrl(embedded(schema));
        } else {
            connect(pool);
            patience.applyTo(pool);
        }
        pool.setSchema(schema);
        return pool;
    }

    private String embedded(String schema) {
        String url =
                settings.embedded().orElseThrow().equals(DatabaseSettings.IN_MEMORY)
                        ? "jdbc:h2:mem:" + schema + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                        : inFile(files(schema));
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
