package io.tickfold.readmodel;

import static org.junit.jupiter.api.Assertions.fail;

import io.tickfold.readmodel.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// One PostgreSQL server for all tests of this JVM, in a container.
final class PostgresServer {

    private static final String IMAGE = "postgres:17";
    private static final String USER = "tickfold";
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final int PORT = 5432;

    private static final Optional<PostgresServer> RUNNING = start();

    private final String address;

    private PostgresServer(String address) {
        this.address = address;
    }

    /// The server; none where no container engine runs, unless `CI_CONTAINERS=1` demands one.
    static Optional<PostgresServer> running() {
        if (RUNNING.isEmpty() && "1".equals(System.getenv("CI_CONTAINERS"))) {
            fail("CI_CONTAINERS=1 is set, but no container engine runs");
        }
        return RUNNING;
    }

    /// Testcontainers ends the container with this JVM, or the hook does where that is disabled.
    private static Optional<PostgresServer> start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.out.println("PostgreSQL: skipped, no container engine runs");
            return Optional.empty();
        }
        GenericContainer<?> container =
                new GenericContainer<>(IMAGE)
                        .withEnv("POSTGRES_USER", USER)
                        .withEnv("POSTGRES_PASSWORD", PASSWORD)
                        .withEnv("POSTGRES_DB", USER)
                        .withExposedPorts(PORT)
                        .waitingFor(Wait.forListeningPort());
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        String address =
                String.format(
                        Locale.ROOT,
                        "jdbc:postgresql://%s:%d/",
                        container.getHost(),
                        container.getMappedPort(PORT));
        awaitConnections(address);
        System.out.println("PostgreSQL: runs in a container of " + IMAGE);
        return Optional.of(new PostgresServer(address));
    }

    /// The server listens before it takes anybody. Another thread would wait for this class.
    private static void awaitConnections(String address) {
        Awaitility.with()
                .pollInSameThread()
                .await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    try (Connection connection =
                            DriverManager.getConnection(address + USER, USER, PASSWORD)) {
                        return connection.isValid(0);
                    }
                });
    }

    DatabaseSettings newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = DriverManager.getConnection(address + USER, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new DatabaseSettings(null, address + name, USER, PASSWORD, 4);
    }
}
