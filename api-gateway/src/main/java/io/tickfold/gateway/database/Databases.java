package io.tickfold.gateway.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/// Opens databases, each with the tables that the migrations in `db/{schema}` make.
public final class Databases {

    private static final long CONNECT_MS = 5_000;

    private final DatabaseSettings settings;

    public Databases(DatabaseSettings settings) {
        this.settings = settings;
    }

    /// Opens a schema and brings its tables up to date.
    ///
    /// @throws RuntimeException if it cannot be reached, or a migration fails
    public Database open(String schema) {
        HikariDataSource source = new HikariDataSource(pool(schema));
        try {
            Flyway.configure()
                    .dataSource(source)
                    .schemas(schema)
                    .locations("classpath:db/" + schema)
                    .load()
                    .migrate();
            return new Database(source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private HikariConfig pool(String schema) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(schema);
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(CONNECT_MS);
        settings.embedded()
                .ifPresentOrElse(
                        directory -> pool.setJdbcUrl(embedded(directory, schema)),
                        () -> connect(pool));
        pool.setSchema(schema);
        return pool;
    }

    private static String embedded(String directory, String schema) {
        String create = ";INIT=CREATE SCHEMA IF NOT EXISTS \"" + schema + "\"";
        return directory.equals(DatabaseSettings.IN_MEMORY)
                ? "jdbc:h2:mem:" + schema + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + create
                : "jdbc:h2:file:"
                        + Path.of(directory).toAbsolutePath().resolve(schema)
                        + ";DB_CLOSE_ON_EXIT=FALSE"
                        + create;
    }

    /// Batches of rows become one statement each, which PostgreSQL takes in far faster.
    private void connect(HikariConfig pool) {
        pool.setJdbcUrl(settings.address().orElseThrow());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    }
}
