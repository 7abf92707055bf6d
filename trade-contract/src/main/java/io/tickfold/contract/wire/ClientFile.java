package io.tickfold.contract.wire;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How this process proves to a cluster who it is, and the cluster to it: a file of Kafka's own
/// settings for that, which the variable `TICKFOLD_KAFKA_CLIENT_PROPERTIES` names. A file, because
/// passwords in variables are seen by whoever lists processes or containers.
final class ClientFile {

    static final String VARIABLE = "TICKFOLD_KAFKA_CLIENT_PROPERTIES";

    /// Other settings are chosen by each client.
    private static final Pattern ABOUT_SECURITY =
            Pattern.compile("(security|ssl|sasl)\\.[a-z0-9.-]+");

    private static final Map<String, String> SETTINGS =
            Optional.ofNullable(System.getenv(VARIABLE))
                    .filter(name -> !name.isBlank())
                    .map(name -> read(Path.of(name)))
                    .orElse(Map.of());

    private ClientFile() {}

    /// What the file says; nothing if the variable is not set.
    static Map<String, String> settings() {
        return SETTINGS;
    }

    /// @throws IllegalArgumentException if the file has other settings, which it names
    /// @throws UncheckedIOException if it cannot be read
    static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(VARIABLE + " names " + file, e);
        }
        return properties.stringPropertyNames().stream()
                .map(name -> required(name, file))
                .collect(
                        Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
    }

    private static String required(String name, Path file) {
        if (!ABOUT_SECURITY.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    file + " may have settings of security, ssl and sasl, not " + name);
        }
        return name;
    }
}
