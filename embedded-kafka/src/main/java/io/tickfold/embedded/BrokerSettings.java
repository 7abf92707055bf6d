package io.tickfold.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Kafka's settings for one node that is broker and controller, restarts fast and commits fast.
final class BrokerSettings {

    private static final int NODE_ID = 1;
    private static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String VOTERS = "controller.quorum.voters";

    private static final Set<String> OF_BROKERS_ONLY =
            Set.of("advertised.listeners", "inter.broker.listener.name", "early.start.listeners");

    private static final String ONE_COPY = "1";
    private static final String INTERNAL_PARTITIONS = "4";
    private static final String INTERNAL_SEGMENT = megabytes(16);

    private BrokerSettings() {}

    static Map<String, String> of(Path directory, BrokerPorts ports) {
        String clients = "PLAINTEXT://" + ports.brokerAddress();
        String controller = CONTROLLER_LISTENER + "://" + ports.controllerAddress();
        Map<String, String> settings = node(directory, ports);
        settings.put("process.roles", "broker,controller");
        settings.put("listeners", clients + "," + controller);
        settings.put("advertised.listeners", clients);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.cleaner.dedupe.buffer.size", megabytes(4));
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", ONE_COPY);
        settings.put("min.insync.replicas", ONE_COPY);
        settings.put("compression.type", "uncompressed");
        settings.putAll(liveness());
        settings.putAll(groups());
        settings.putAll(transactions());
        settings.putAll(shareGroups());
        return settings;
    }

    /// Its controller alone, which gives the broker of an earlier process up at once.
    static Map<String, String> ofItsController(Map<String, String> broker) {
        List<String> names = list(broker, "controller.listener.names");
        String listeners =
                list(broker, "listeners").stream()
                        .filter(listener -> names.contains(listener.replaceFirst(":.*", "")))
                        .collect(Collectors.joining(","));
        Map<String, String> settings = new HashMap<>(broker);
        settings.keySet().removeAll(OF_BROKERS_ONLY);
        settings.put("process.roles", "controller");
        settings.put("listeners", listeners);
        settings.put("broker.session.timeout.ms", "100");
        settings.put("broker.heartbeat.interval.ms", "50");
        return settings;
    }

    private static List<String> list(Map<String, String> settings, String name) {
        return List.of(settings.getOrDefault(name, "").strip().split("\\s*,\\s*"));
    }

    /// Whether it is broker and controller, and the only voter, which is taken for the only node.
    static boolean isAlone(Map<String, String> settings) {
        List<String> roles = list(settings, "process.roles");
        return roles.contains("broker")
                && roles.contains("controller")
                && list(settings, VOTERS).size() == 1;
    }

    /// Where it keeps everything.
    ///
    /// @throws IllegalArgumentException if that is not one directory, or if nobody says who votes
    static Path directory(Map<String, String> settings) {
        List<String> directories = list(settings, "log.dirs");
        if (directories.equals(List.of(""))
                || directories.size() > 1
                || settings.containsKey("metadata.log.dir")) {
            throw new IllegalArgumentException("log.dirs names one directory, which has all logs");
        }
        if (list(settings, VOTERS).equals(List.of(""))) {
            throw new IllegalArgumentException(VOTERS + " is missing");
        }
        return Path.of(directories.getFirst());
    }

    private static Map<String, String> node(Path directory, BrokerPorts ports) {
        Map<String, String> settings = new HashMap<>();
        settings.put("log.dirs", directory.toString());
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put(VOTERS, NODE_ID + "@" + ports.controllerAddress());
        return settings;
    }

    /// Nobody could take over from the only broker, so fencing it for a pause would only do harm.
    private static Map<String, String> liveness() {
        return Map.of(
                "broker.session.timeout.ms", "60000",
                "broker.heartbeat.interval.ms", "300");
    }

    private static Map<String, String> groups() {
        return Map.of(
                "group.initial.rebalance.delay.ms",
                "0",
                "group.streams.initial.rebalance.delay.ms",
                "0",
                "group.min.session.timeout.ms",
                "1000",
                "offsets.retention.minutes",
                Long.toString(Duration.ofDays(365).toMinutes()),
                "offsets.topic.num.partitions",
                INTERNAL_PARTITIONS,
                "offsets.topic.replication.factor",
                ONE_COPY,
                "offsets.topic.segment.bytes",
                INTERNAL_SEGMENT);
    }

    /// The back-off is how long a transaction waits for the markers of the one before it. Markers
    /// whose partition has no leader yet are tried again after the request timeout (30 s unless
    /// set). Nobody's open transaction holds up a partition for longer than a producer allows its
    /// own by default.
    private static Map<String, String> transactions() {
        return Map.of(
                "request.timeout.ms",
                "1000",
                "add.partitions.to.txn.retry.backoff.ms",
                "1",
                "add.partitions.to.txn.retry.backoff.max.ms",
                "5",
                "transaction.max.timeout.ms",
                "60000",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                "250",
                "transaction.state.log.num.partitions",
                INTERNAL_PARTITIONS,
                "transaction.state.log.replication.factor",
                ONE_COPY,
                "transaction.state.log.min.isr",
                ONE_COPY,
                "transaction.state.log.segment.bytes",
                INTERNAL_SEGMENT);
    }

    private static Map<String, String> shareGroups() {
        return Map.of(
                "share.coordinator.state.topic.num.partitions", INTERNAL_PARTITIONS,
                "share.coordinator.state.topic.replication.factor", ONE_COPY,
                "share.coordinator.state.topic.min.isr", ONE_COPY,
                "share.coordinator.state.topic.segment.bytes", INTERNAL_SEGMENT);
    }

    private static String megabytes(int count) {
        return Integer.toString(count * 1024 * 1024);
    }
}
