package io.tickfold.readmodel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickfold.readmodel.DatabaseKind;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {

    private static final String END_OTHERS =
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """;
    private static final String WAITING =
            """
            SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE datname = current_database() AND NOT granted
            """;

    @TempDir Path folder;

    @Test
    void onlyTheOwnerMayLookIntoTheDirectoryOfEmbeddedFiles() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system knows no owners");
        Path directory = folder.resolve("database");
        DatabaseSettings settings = new DatabaseSettings(directory.toString(), null, "", "", 4);

        try (Database _ = new Databases(settings).open("identity")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            assertThat(directory.resolve("identity.mv.db")).exists();
        }
    }

    /// Whoever waits for a silent session ends it, also that of one that is still opening.
    @Test
    void opensThoughItsSessionsAreEndedMeanwhile() throws Exception {
        DatabaseSettings settings = DatabaseKind.POSTGRESQL.settings();
        try (Connection other = connect(settings);
                Statement statement = other.createStatement();
                ExecutorService opener = Executors.newSingleThreadExecutor()) {
            Future<Database> opening = opener.submit(() -> open(settings));
            int ended = 0;
            while (ended < 3 && !opening.isDone()) {
                ended += count(statement, END_OTHERS);
            }
            requireEmpty(opening);
            assertThat(ended).isGreaterThanOrEqualTo(3);
        }
    }

    /// As when a gateway is killed whose last statement is executed all the same.
    @Test
    void opensThoughAnotherMakesTheTablesMeanwhile() throws Exception {
        DatabaseSettings settings = DatabaseKind.POSTGRESQL.settings();
        try (Connection other = connect(settings);
                Statement statement = other.createStatement();
                ExecutorService opener = Executors.newSingleThreadExecutor()) {
            statement.execute("CREATE SCHEMA read_model");
            other.setAutoCommit(false);
            statement.execute("CREATE TABLE read_model.event (id INTEGER)");
            Future<Database> opening = opener.submit(() -> open(settings));
            await().until(() -> count(statement, WAITING) > 0);
            other.commit();
            statement.execute("DROP TABLE read_model.event");
            other.commit();

            requireEmpty(opening);
        }
    }

    private static Database open(DatabaseSettings settings) {
        return new Databases(settings).openDerived("read_model");
    }

    private static void requireEmpty(Future<Database> opening) throws Exception {
        try (Database opened = opening.get()) {
            assertThat(opened.sql().sql("SELECT count(*) FROM event").query(Long.class).single())
                    .isZero();
        }
    }

    private static int count(Statement statement, String query) throws SQLException {
        try (ResultSet counted = statement.executeQuery(query)) {
            counted.next();
            return counted.getInt(1);
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(
                settings.address().orElseThrow(), settings.user(), settings.password());
    }
}
