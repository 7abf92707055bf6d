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
/// `log.dirs`), with `CLUSTER_ID` for a cluster of several; `log.dirs` is one directory. Arguments,
/// none of them needed: a file of further settings, and credentials of users
/// (`SCRAM-SHA-512=[name=…,password=…]`) with which a new directory is formatted.
public final class BrokerMain {

    private static final String PREFIX = "KAFKA_";

    /// What Kafka's own image has for its scripts, such as `KAFKA_HEAP_OPTS`.
    private static final String OF_SCRIPTS = "_OPTS";

    private static final String CLUSTER_ID = "CLUSTER_ID";

    private BrokerMain() {}

    public static void main(String[] arguments) {
        NeutralProcess.begin();
        try {
            run(System.getenv(), new ArrayDeque<>(List.of(arguments)));
        } catch (Exception e) {
            System.err.println("The Kafka broker does not start: " + e);
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    /// A signal during the start ends it as a kill does, which is safe.
    private static void run(Map<String, String> environment, Deque<String> arguments)
            throws Exception {
        Map<String, String> settings = settings(environment);
        if (!arguments.isEmpty()) {
            settings.putAll(read(Path.of(arguments.removeFirst())));
        }
        String cluster =
                Optional.ofNullable(environment.get(CLUSTER_ID))
                        .orElseGet(() -> Uuid.randomUuid().toString());
        try (DirectoryLock _ = DirectoryLock.take(BrokerSettings.directory(settings))) {
            KafkaRaftServer server = BrokerStart.start(settings, cluster, List.copyOf(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
            server.awaitShutdown();
        }
    }

    /// Kafka's settings that are variables of an environment: `___` is `-`, `__` is `_`, and `_` is
    /// a dot.
    public static Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.endsWith(OF_SCRIPTS)) {
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
