package io.tickfold.chaos.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server with one database and its owner.
final class Postgres implements Machine {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final String owner;
    private final String password;
    private @Nullable EmbeddedPostgres server;

    Postgres(Path directory, int port, String owner, String password) {
        this.directory = directory;
        this.port = port;
        this.owner = owner;
        this.password = password;
    }

    @Override
    public void start() {
        boolean isNew = !Files.exists(directory.resolve("PG_VERSION"));
        try {
            server =
                    EmbeddedPostgres.builder()
                            .setPort(port)
                            .setDataDirectory(directory)
                            .setCleanDataDirectory(false)
                            .setPGStartupWait(LONGEST_START)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "100")
                            .start();
            if (isNew) {
                prepare(server);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare(EmbeddedPostgres started) {
        try (Connection connection = started.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    String.format(
                            Locale.ROOT, "CREATE ROLE %s LOGIN PASSWORD '%s'", owner, password));
            statement.execute(
                    String.format(Locale.ROOT, "CREATE DATABASE %s OWNER %s", owner, owner));
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be made", e);
        }
    }

    @Override
    public boolean runs() {
        return postmaster().filter(ProcessHandle::isAlive).isPresent();
    }

    private Optional<ProcessHandle> postmaster() {
        try (Stream<String> lines = Files.lines(directory.resolve("postmaster.pid"))) {
            return lines.findFirst().map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<ProcessHandle> processes() {
        return postmaster().stream()
                .flatMap(each -> Stream.concat(Stream.of(each), each.descendants()));
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = null;
        }
    }

    /// Its lock file and what it had not written remain.
    @Override
    public void kill() {
        processes()
                .toList()
                .forEach(each -> {
                    boolean _ = each.destroyForcibly();
                    each.onExit().join();
                });
        stop();
    }

    @Override
    public void retire() {
        kill();
    }
}
