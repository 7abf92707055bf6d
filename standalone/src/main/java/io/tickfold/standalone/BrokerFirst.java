package io.tickfold.standalone;

import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.embedded.PortTakenException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Starts the broker when logging is set up and before any service, and tells services where it is.
final class BrokerFirst implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int ATTEMPTS = 5;

    private final Path directory;
    private final KafkaPort port;
    private Optional<EmbeddedKafka> kafka = Optional.empty();

    BrokerFirst(Path directory, KafkaPort port) {
        this.directory = directory;
        this.port = port;
    }

    @Override
    public void initialize(ConfigurableApplicationContext services) {
        EmbeddedKafka started = start(port, ATTEMPTS);
        kafka = Optional.of(started);
        Map<String, Object> address =
                Map.of("tickfold.kafka.bootstrap-servers", started.bootstrapServers());
        services.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("embedded-kafka", address));
    }

    /// Between the choice of a port and its use, somebody else may be faster.
    private EmbeddedKafka start(KafkaPort chosen, int attempts) {
        try {
            return EmbeddedKafka.start(directory, chosen.number());
        } catch (PortTakenException taken) {
            KafkaPort next =
                    chosen.afterLosing().filter(_ -> attempts > 1).orElseThrow(() -> taken);
            return start(next, attempts - 1);
        }
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
