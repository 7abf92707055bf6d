package io.tickfold.standalone;

import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.standalone.Standalone.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A running Tickfold: the broker, and the services that use it.
final class Instance {

    private final Options options;
    private final SigningSecret secret;
    private final BrokerFirst broker;
    private final ConfigurableApplicationContext services;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Instance(
            Options options,
            SigningSecret secret,
            BrokerFirst broker,
            ConfigurableApplicationContext services) {
        this.options = options;
        this.secret = secret;
        this.broker = broker;
        this.services = services;
    }

    /// Starts everything and returns when the first request can be answered.
    ///
    /// @throws CannotStartException if a port is taken, or the data directory is in use or cannot
    ///   be written
    static Instance start(Options options) throws CannotStartException, IOException {
        DataDirectory data = DataDirectory.of(options.data());
        data.makeWritable(options.data());
        Ports.requireFree(options.port());
        KafkaPort port = KafkaPort.of(options.kafkaPort(), data);
        BrokerFirst broker = new BrokerFirst(data.kafka(), port);
        try {
            Instance instance = start(options, data, broker, port);
            KafkaPort.keep(broker.address(), data);
            return instance;
        } catch (RuntimeException failed) {
            broker.stop();
            throw StartFailure.of(failed, options, port);
        }
    }

    private static Instance start(
            Options options, DataDirectory data, BrokerFirst broker, KafkaPort kafka)
            throws CannotStartException, IOException {
        SigningSecret secret = SigningSecret.of(System.getenv(), data.root());
        JwtSecret key = secret.readOrCreate();
        ConfigurableApplicationContext services =
                new SpringApplicationBuilder(StandaloneConfiguration.class)
                        .initializers(broker)
                        .properties("spring.config.name=standalone")
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .run(settings(options, data, secret, kafka));
        Instance instance = new Instance(options, secret, broker, services);
        Runtime.getRuntime().addShutdownHook(new Thread(instance::stop, "stop"));
        secret.noteUse(key);
        Readiness.await(services);
        return instance;
    }

    private static String[] settings(
            Options options, DataDirectory data, SigningSecret secret, KafkaPort kafka) {
        List<String> settings = new ArrayList<>();
        settings.add("--server.port=" + options.port());
        settings.add("--management.server.port=" + Ports.besides(options.port(), kafka.number()));
        settings.add("--tickfold.database.directory=" + data.database());
        settings.add("--tickfold.engine.state-directory=" + data.engine());
        options.feed().settings().forEach(setting -> settings.add("--" + setting));
        options.seed().ifPresent(seed -> settings.add("--tickfold.feed.seed=" + seed));
        settings.add(secret.setting());
        return settings.toArray(String[]::new);
    }

    /// Whether tokens are signed with the secret of a variable.
    boolean hasSecretOfVariable() {
        return secret.isOfVariable();
    }

    /// Where the HTTP API listens, on the loopback address.
    int port() {
        return services.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// Where health and metrics are, on the loopback address.
    int managementPort() {
        return services.getEnvironment()
                .getRequiredProperty("local.management.port", Integer.class);
    }

    /// The data directory as the user wrote it.
    Path data() {
        return options.data();
    }

    String kafkaAddress() {
        return broker.address();
    }

    /// Waits until somebody stops the process.
    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /// First the services, which still need the broker to end in order.
    private void stop() {
        services.close();
        broker.stop();
        stopped.countDown();
    }
}
