package io.tickfold.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// Two gateways on one log and one PostgreSQL, with an engine and a feed, all but the database in
/// this process.
final class TwoGateways implements AutoCloseable {

    private static final String IMAGE = "postgres:17";
    private static final int POSTGRES_PORT = 5432;
    private static final String PASSWORD = UUID.randomUUID().toString();

    private final GenericContainer<?> postgres;
    private final Services services;
    private final List<ConfigurableApplicationContext> gateways;

    private TwoGateways(GenericContainer<?> postgres, Services services) {
        this.postgres = postgres;
        this.services = services;
        this.gateways = List.of(startGateway(), startGateway());
    }

    static TwoGateways start(Path directory) {
        GenericContainer<?> postgres =
                new GenericContainer<>(IMAGE)
                        .withEnv("POSTGRES_USER", "tickfold")
                        .withEnv("POSTGRES_DB", "tickfold")
                        .withEnv("POSTGRES_PASSWORD", PASSWORD)
                        .withExposedPorts(POSTGRES_PORT)
                        .waitingFor(Wait.forListeningPort());
        postgres.start();
        return new TwoGateways(postgres, Services.start(directory));
    }

    private ConfigurableApplicationContext startGateway() {
        return services.startGateway(
                "--tickfold.database.url=" + database(),
                "--tickfold.database.password=" + PASSWORD);
    }

    private String database() {
        return String.format(
                Locale.ROOT,
                "jdbc:postgresql://%s:%d/tickfold",
                postgres.getHost(),
                postgres.getMappedPort(POSTGRES_PORT));
    }

    /// A client of the account, at the first gateway or the second.
    TradingClient client(String account, int gateway) {
        return services.client(account, gateways.get(gateway));
    }

    @Override
    public void close() {
        services.close();
        postgres.stop();
    }
}
