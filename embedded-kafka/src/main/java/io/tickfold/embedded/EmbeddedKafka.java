package io.tickfold.embedded;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;

/// A running Kafka broker that keeps its records in a directory.
public final class EmbeddedKafka implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final KafkaRaftServer server;
    private final DirectoryLock lock;
    private final Path directory;
    private final String bootstrapServers;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(
            KafkaRaftServer server, DirectoryLock lock, Path directory, String bootstrapServers) {
        this.server = server;
        this.lock = lock;
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
    }

    /// Starts a broker and returns once it serves clients; what the directory holds is resumed.
    ///
    /// A fault that the running broker cannot survive ends the whole process with a message on the
    /// standard error stream, since nothing that it was asked to store can be relied on any more.
    ///
    /// @param port on the loopback address; 0 takes a free one
    /// @throws PortTakenException if something else listens there
    /// @throws DirectoryTakenException if another broker uses the directory
    /// @throws UncheckedIOException if the directory cannot be written
    /// @throws IllegalStateException if the broker does not start
    public static EmbeddedKafka start(Path dataDirectory, int port) {
        return start(dataDirectory, port, BrokerPorts::choose);
    }

    static EmbeddedKafka start(Path dataDirectory, int port, IntFunction<BrokerPorts> choice) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return start(directory, lock, port, choice);
        } catch (PortTakenException e) {
            lock.close();
            throw e;
        } catch (Exception e) {
            lock.close();
            throw new IllegalStateException("no Kafka broker could start in " + directory, e);
        }
    }

    /// Chooses again where somebody took a port that nobody had asked for before Kafka did.
    private static EmbeddedKafka start(
            Path directory, DirectoryLock lock, int port, IntFunction<BrokerPorts> choice)
            throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                BrokerPorts ports = choice.apply(port);
                KafkaRaftServer server = serve(directory, ports);
                BrokerAddress.write(directory, ports.brokerAddress());
                return new EmbeddedKafka(server, lock, directory, ports.brokerAddress());
            } catch (PortTakenException e) {
                if (e.port() == port || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static KafkaRaftServer serve(Path directory, BrokerPorts ports) throws Exception {
        Map<String, String> settings = BrokerSettings.of(directory, ports);
        try {
            return BrokerStart.start(settings, Uuid.randomUuid().toString(), List.of());
        } catch (Exception e) {
            ports.requireStillFree();
            throw e;
        }
    }

    /// Where clients connect, as `host:port`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// Stops the broker after it has written everything it holds; a second call does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            BrokerAddress.remove(directory);
            BrokerStart.stop(server);
            lock.close();
        }
    }
}
