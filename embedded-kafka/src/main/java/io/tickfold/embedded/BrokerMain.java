package io.tickfold.embedded;

import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.wire.NeutralProcess;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;

/// A broker and controller as a process of its own, which may be killed: where it is the only one,
/// it starts as [EmbeddedKafka] does.
///
/// Settings come from the environment, named as for Kafka's own image (`KAFKA_LOG_DIRS` is
/// `log.dirs`), with `CLUSTER_ID` for a cluster of several. Arguments, none of them needed: a file
/// of further settings, and credentials of users (`SCRAM-SHA-512=[name=…,password=…]`) with which a
/// new directory is formatted.
public final class BrokerMain {

    private static final String PREFIX = "KAFKA_";
    private static final String HEAP = "KAFKA_HEAP_OPTS";
    private static final String CLUSTER_ID = "CLUSTER_ID";

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        NeutralProcess.begin();
        Map<String, String> environment = System.getenv();
        Map<String, String> settings = settings(environment);
        Deque<String> further = new ArrayDeque<>(List.of(arguments));
        if (!further.isEmpty()) {
            settings.putAll(read(Path.of(further.removeFirst())));
        }
        String cluster =
                Optional.ofNullable(environment.get(CLUSTER_ID))
                        .orElseGet(() -> Uuid.randomUuid().toString());
        KafkaRaftServer server = BrokerStart.start(settings, cluster, List.copyOf(further));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.awaitShutdown();
    }

    /// Kafka's settings that are variables of an environment: `___` is `-`, `__` is `_`, and `_` is
    /// a dot.
    public static Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(HEAP)) {
                settings.put(nameOf(name.substring(PREFIX.length())), value);
            }
        });
        return settings;
    }

    private static String nameOf(String variable) {
        return Ascii.lower(variable)
                .replace("___", "-")
                .replace("__", "\0")
                .replace('_', '.')
                .replace('\0', '_');
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
