package io.tickfold.embedded;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a broker that was killed start as safely as one that was stopped.
///
/// A killed broker still leads its partitions in the cluster's metadata. When it starts, it resumes
/// the transactions that were committed but not yet marked, cannot reach itself yet, and then sees
/// its old registration fenced: its partitions lose their leader for a moment. Kafka 4.3.1 takes a
/// partition without a leader for a deleted one and drops the marker
/// (`KRaftMetadataCache.getPartitionLeaderEndpoint`), so the transaction is torn and its partition
/// shows committed readers nothing any more. Letting a controller fence the old registration before
/// the broker starts leaves no such moment.
final class UncleanStop {

    private static final Logger log = LoggerFactory.getLogger(UncleanStop.class);
    private static final String CLEAN = ".kafka_cleanshutdown";
    private static final String METADATA = "__cluster_metadata-0";
    private static final String PARTITIONS = "*-[0-9]*";
    private static final String CONTROLLER = "kafka.controller:type=KafkaController,name=";
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private UncleanStop() {}

    /// Whether a broker was at work here that nobody stopped in order.
    static boolean happenedTo(Path directory) {
        return Files.exists(directory.resolve(METADATA)) && !Files.exists(directory.resolve(CLEAN));
    }

    /// Runs the controller alone until it has fenced the broker of the earlier process.
    static void settle(Path directory, Map<String, String> broker) throws Exception {
        log.info("the last process of {} was killed: its registration is ended first", directory);
        KafkaRaftServer controller =
                new KafkaRaftServer(
                        new KafkaConfig(BrokerSettings.ofItsController(broker), false),
                        Time.SYSTEM);
        try {
            BrokerFaults.whileStarting(controller::startup);
            awaitFence(hasPartitions(directory));
        } finally {
            BrokerStart.stop(controller);
        }
    }

    /// Where there are some, a broker was registered.
    private static boolean hasPartitions(Path directory) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, PARTITIONS)) {
            for (Path each : all) {
                if (!each.endsWith(METADATA)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static void awaitFence(boolean wasRegistered) {
        long began = System.nanoTime();
        long active = Long.MAX_VALUE;
        while (value("FencedBrokerCount") == 0 || value("ActiveBrokerCount") > 0) {
            long now = System.nanoTime();
            if (value("ActiveControllerCount") > 0) {
                active = Math.min(active, now - began);
            }
            boolean hasLooked = now - began - active > FIRST_LOOK.toNanos();
            if (!wasRegistered && hasLooked && value("ActiveBrokerCount") == 0) {
                return;
            }
            if (now - began > DEADLINE.toNanos()) {
                throw new IllegalStateException("the killed broker's registration does not end");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static int value(String metric) {
        try {
            ObjectName name = new ObjectName(CONTROLLER + metric);
            Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Value");
            return ((Number) value).intValue();
        } catch (JMException e) {
            throw new IllegalStateException("Kafka has no metric " + metric, e);
        }
    }
}
