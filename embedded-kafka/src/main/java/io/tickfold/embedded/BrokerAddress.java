package io.tickfold.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// Where clients of a broker connect, as written in the broker's directory while it runs. After a
/// kill it is still there: whether the broker runs shows when it is asked for its cluster's id.
///
/// @param bootstrapServers as `host:port`
/// @param clusterId of the one cluster that the directory's records are of
public record BrokerAddress(String bootstrapServers, String clusterId) {

    private static final String FILE = ".tickfold.address";
    private static final String ADDRESS = "bootstrap.servers";
    private static final String CLUSTER_ID = "cluster.id";

    /// The address of the broker that keeps its records in a directory; empty if none runs there.
    ///
    /// @throws IOException if the directory cannot be read
    public static Optional<BrokerAddress> in(Path dataDirectory) throws IOException {
        try {
            Properties broker = read(dataDirectory.resolve(FILE));
            Properties storage = read(dataDirectory.resolve(BrokerStorage.FORMATTED));
            return Optional.of(
                    new BrokerAddress(
                            broker.getProperty(ADDRESS, ""), storage.getProperty(CLUSTER_ID, "")));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    static void write(Path dataDirectory, String bootstrapServers) throws IOException {
        Files.writeString(
                dataDirectory.resolve(FILE),
                String.format(Locale.ROOT, "%s=%s%n", ADDRESS, bootstrapServers));
    }

    static void remove(Path dataDirectory) {
        try {
            Files.deleteIfExists(dataDirectory.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + dataDirectory, e);
        }
    }
}
