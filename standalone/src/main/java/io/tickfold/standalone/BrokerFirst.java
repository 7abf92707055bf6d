package io.tickfold.standalone;

import io.tickfold.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Starts the broker when logging is set up and before any service, and tells services where it is.
final class BrokerFirst implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final Path directory;
    private final int port;
    private Optional<EmbeddedKafka> kafka = Optional.empty();

    BrokerFirst(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    @Override
    public void initialize(ConfigurableApplicationContext services) {
        EmbeddedKafka started = EmbeddedKafka.start(directory, port);
        kafka = Optional.of(started);
        Map<String, Object> address =
                Map.of("tickfold.kafka.bootstrap-servers", started.bootstrapServers());
        services.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("embedded-kafka", address));
    }

    /// Where it listens, as `host:port`.
    String address() {
        return kafka.orElseThrow().bootstrapServers();
    }

    /// Stops it, if it has started.
    void stop() {
        kafka.ifPresent(EmbeddedKafka::close);
    }
}
