package io.tickfold.standalone;

import io.tickfold.contract.value.AccountId;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.OrderEngineApplication;
import io.tickfold.feed.PriceFeedApplication;
import io.tickfold.gateway.ApiGatewayApplication;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A broker with an engine and a feed, and as many gateways as are started, all in this process.
final class Services implements AutoCloseable {

    private static final String SECRET = UUID.randomUUID().toString();
    private static final String NO_WEB = "--spring.main.web-application-type=none";
    private static final Duration HOUR = Duration.ofHours(1);

    private final EmbeddedKafka kafka;
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private final TokenIssuer tokens =
            new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system());

    private Services(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    static Services start(Path directory) {
        Services services = new Services(EmbeddedKafka.start(directory.resolve("kafka"), 0));
        services.run(
                OrderEngineApplication.class,
                NO_WEB,
                "--tickfold.engine.partitions=4",
                "--tickfold.engine.state-directory=" + directory.resolve("engine"));
        services.run(PriceFeedApplication.class, NO_WEB, "--tickfold.feed.seed=1");
        return services;
    }

    /// Starts a gateway, and returns once it is ready.
    ///
    /// @param database its settings
    ConfigurableApplicationContext startGateway(String... database) {
        String[] all =
                Stream.concat(
                                Stream.of(database),
                                Stream.of(
                                        "--server.port=0",
                                        "--management.server.port=0",
                                        "--tickfold.gateway.jwt-secret=" + SECRET,
                                        "--tickfold.gateway.opening-balance=10000.00",
                                        "--tickfold.limits.enabled=false"))
                        .toArray(String[]::new);
        ConfigurableApplicationContext gateway = run(ApiGatewayApplication.class, all);
        Readiness.await(gateway);
        return gateway;
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

    /// A client of an account, at a gateway.
    TradingClient client(String account, ConfigurableApplicationContext gateway, Scope... scopes) {
        String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
        return new TradingClient(
                URI.create("http://127.0.0.1:" + port),
                tokens.issue(new AccountId(account), HOUR, Set.of(scopes)));
    }

    @Override
    public void close() {
        services.reversed().forEach(ConfigurableApplicationContext::close);
        kafka.close();
    }
}
