package io.tickfold.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/// Starts a broker on what its directory holds, however it ended before.
final class BrokerStart {

    private BrokerStart() {}

    /// @param cluster the id of a cluster that is new
    /// @param credentials of the users of a cluster that is new
    /// @throws IllegalArgumentException if the settings are of a kind that is not supported
    static KafkaRaftServer start(
            Map<String, String> settings, String cluster, List<String> credentials)
            throws Exception {
        BrokerFaults.endTheProcess();
        SegmentNames.useAscii();
        Path directory = BrokerSettings.directory(settings);
        BrokerStorage.prepare(directory, settings, cluster, credentials);
        SegmentNames.toAscii(directory);
        if (BrokerSettings.isAlone(settings) && UncleanStop.happenedTo(directory)) {
            UncleanStop.settle(directory, settings);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            BrokerFaults.whileStarting(server::startup);
        } catch (Exception e) {
            stop(server);
            throw e;
        }
        return server;
    }

    static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }
}
