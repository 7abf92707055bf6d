package io.tickfold.chaos.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.NeutralProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// One broker and controller of a cluster, as a process of its own.
///
/// Arguments: a file with its settings, the id of the cluster, and credentials of its users.
final class BrokerMain {

    private static final String FORMATTED = "meta.properties";

    private BrokerMain() {}

    static void main(String[] arguments) throws Exception {
        NeutralProcess.begin();
        Map<String, String> settings = settings(Path.of(arguments[0]));
        format(settings, arguments[1], List.of(arguments).subList(2, arguments.length));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.awaitShutdown();
    }

    private static Map<String, String> settings(Path file) throws IOException {
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

    private static void format(
            Map<String, String> settings, String cluster, List<String> credentials)
            throws Exception {
        String directory = settings.get("log.dirs");
        if (Files.exists(Path.of(directory, FORMATTED))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .setNodeId(Integer.parseInt(settings.get("node.id")))
                .setClusterId(cluster)
                .addDirectory(directory)
                .setMetadataLogDirectory(directory)
                .setControllerListenerName(settings.get("controller.listener.names"))
                .setHasDynamicQuorum(false)
                .setScramArguments(credentials)
                .run();
    }
}
