package io.tickfold.standalone;

import io.tickfold.contract.value.AccountId;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.OrderEngineApplication;
import io.tickfold.feed.PriceFeedApplication;
import io.tickfold.gateway.ApiGatewayApplication;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/// Two gateways on one log and one PostgreSQL, with an engine and a feed, all but the database in
/// this process.
final class TwoGateways implements AutoCloseable {

    private static final String IMAGE = "postgres:17";
    private static final int POSTGRES_PORT = 5432;
    private static final String SECRET = UUID.randomUUID().toString();
    private static final String NO_WEB = "--spring.main.web-application-type=none";
    private static final Duration HOUR = Duration.ofHours(1);

    private final GenericContainer<?> postgres;
    private final EmbeddedKafka kafka;
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final List<URI> gateways = new ArrayList<>();
    private final TokenIssuer tokens =
            new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system());

    private TwoGateways(GenericContainer<?> postgres, EmbeddedKafka kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    static TwoGateways start(Path directory) {
        GenericContainer<?> postgres =
                new GenericContainer<>(IMAGE)
                        .withEnv("POSTGRES_USER", "tickfold")
                        .withEnv("POSTGRES_DB", "tickfold")
                        .withEnv("POSTGRES_PASSWORD", SECRET)
                        .withExposedPorts(POSTGRES_PORT)
                        .waitingFor(Wait.forListeningPort());
        postgres.start();
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        TwoGateways both = new TwoGateways(postgres, kafka);
        both.run(
                OrderEngineApplication.class,
                NO_WEB,
                "--tickfold.engine.partitions=4",
                "--tickfold.engine.state-directory=" + directory.resolve("engine"));
        both.run(PriceFeedApplication.class, NO_WEB, "--tickfold.feed.seed=1");
        both.startGateway();
        both.startGateway();
        return both;
    }

    private void startGateway() {
        ConfigurableApplicationContext gateway =
                run(
                        ApiGatewayApplication.class,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--tickfold.gateway.jwt-secret=" + SECRET,
                        "--tickfold.gateway.opening-balance=10000.00",
                        "--tickfold.limits.enabled=false",
                        "--tickfold.database.url=" + database(),
                        "--tickfold.database.password=" + SECRET);
        Readiness.await(gateway);
        String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
        gateways.add(URI.create("http://127.0.0.1:" + port));
    }

    private String database() {
        return "jdbc:postgresql://%s:%d/tickfold"
                .formatted(postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT));
    }

    private ConfigurableApplicationContext run(Class<?> service, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--tickfold.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        all.add("--logging.structured.format.console=");
        SpringApplication application = new SpringApplication(service);
        application.setRegisterShutdownHook(false);
        ConfigurableApplicationContext context = application.run(all.toArray(String[]::new));
        services.add(context);
        return context;
    }

    /// A client of the account, at the first gateway or the second.
    TradingClient client(String account, int gateway) {
        return new TradingClient(gateways.get(gateway), tokens.issue(new AccountId(account), HOUR));
    }

    @Override
    public void close() {
        services.reversed().forEach(ConfigurableApplicationContext::close);
        kafka.close();
        postgres.stop();
    }
}
