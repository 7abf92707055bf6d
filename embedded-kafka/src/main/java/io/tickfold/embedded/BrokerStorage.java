package io.tickfold.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/// The directory of a broker, formatted with a new cluster id when it is used for the first time.
final class BrokerStorage {

    /// Kafka writes this file last when it formats, and keeps the cluster's id in it.
    static final String FORMATTED = "meta.properties";

    private BrokerStorage() {}

    static void prepare(Path directory) throws Exception {
        if (!Files.exists(directory.resolve(FORMATTED))) {
            format(directory);
        }
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setHasDynamicQuorum(false)
                .run();
    }
}
