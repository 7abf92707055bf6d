package io.tickfold.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.metadata.storage.Formatter;

/// The directory of a broker, formatted when it is used for the first time.
final class BrokerStorage {

    /// Kafka writes this file last when it formats, and keeps the cluster's id in it.
    static final String FORMATTED = "meta.properties";

    private BrokerStorage() {}

    /// @param cluster the id of a cluster that is new
    /// @param credentials of the users of a cluster that is new
    static void prepare(
            Path directory, Map<String, String> settings, String cluster, List<String> credentials)
            throws Exception {
        if (Files.exists(directory.resolve(FORMATTED))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .setNodeId(Integer.parseInt(settings.get("node.id")))
                .setClusterId(cluster)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(settings.get("controller.listener.names"))
                .setHasDynamicQuorum(false)
                .setScramArguments(credentials)
                .run();
    }
}
