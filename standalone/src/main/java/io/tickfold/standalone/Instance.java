package io.tickfold.standalone;

import io.tickfold.gateway.identity.token.JwtSecretFile;
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

    private static final int KAFKA_PORT = 9092;

    private final Options options;
    private final BrokerFirst broker;
    private final ConfigurableApplicationContext services;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Instance(Options options, BrokerFirst broker, ConfigurableApplicationContext services) {
        this.options = options;
        this.broker = broker;
        this.services = services;
    }

    /// Starts everything and returns when the first request can be answered.
    ///
    /// @throws IOException if the port is taken or the data directory cannot be written
    /// @throws IllegalStateException if another process uses the data directory
    static Instance start(Options options) throws IOException {
        Ports.requireFree(options.port());
        DataDirectory data = new DataDirectory(options.data().toAbsolutePath().normalize());
        JwtSecretFile.readOrCreate(data.root());
        BrokerFirst broker = new BrokerFirst(data.kafka(), KAFKA_PORT);
        try {
            return start(options, broker, settings(options, data));
        } catch (RuntimeException failed) {
            broker.stop();
            throw failed;
        }
    }

    private static Instance start(Options options, BrokerFirst broker, String[] settings) {
        ConfigurableApplicationContext services =
                new SpringApplicationBuilder(StandaloneConfiguration.class)
                        .initializers(broker)
                        .properties("spring.config.name=standalone")
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .run(settings);
        Instance instance = new Instance(options, broker, services);
        Runtime.getRuntime().addShutdownHook(new Thread(instance::stop, "stop"));
        Readiness.await(services);
        return instance;
    }

    private static String[] settings(Options options, DataDirectory data) {
        List<String> settings = new ArrayList<>();
        settings.add("--server.port=" + options.port());
        settings.add("--management.server.port=" + Ports.besides(options.port()));
        settings.add("--tickfold.database.directory=" + data.database());
        settings.add("--tickfold.engine.state-directory=" + data.engine());
        settings.add("--tickfold.gateway.jwt-secret-file=" + JwtSecretFile.in(data.root()));
        settings.add("--tickfold.feed.source=" + options.feed());
        options.seed().ifPresent(seed -> settings.add("--tickfold.feed.seed=" + seed));
        return settings.toArray(String[]::new);
    }

    /// Where the HTTP API listens, on the loopback address.
    int port() {
        return services.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
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
