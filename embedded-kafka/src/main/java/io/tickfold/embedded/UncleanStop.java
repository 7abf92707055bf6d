package io.tickfold.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    private static final String CLEAN = ".kafka_cleanshutdown";
    private static final String TRANSACTIONS = "__transaction_state-*";
    private static final String BROKERS = "kafka.controller:type=KafkaController,name=";
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private UncleanStop() {}

    /// Whether transactions may lie unfinished because nobody stopped the broker in order.
    static boolean happenedTo(Path directory) {
        if (Files.exists(directory.resolve(CLEAN))) {
            return false;
        }
        try (DirectoryStream<Path> states = Files.newDirectoryStream(directory, TRANSACTIONS)) {
            return states.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a controller until it has fenced the broker of the earlier process.
    static void settle(Map<String, String> broker) throws Exception {
        KafkaConfig config = new KafkaConfig(BrokerSettings.ofItsController(broker), false);
        KafkaRaftServer controller = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            BrokerFaults.whileStarting(controller::startup);
            awaitFence();
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static void awaitFence() {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (brokers("FencedBrokerCount") == 0 || brokers("ActiveBrokerCount") > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the killed broker's registration does not end");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static int brokers(String metric) {
        try {
            ObjectName name = new ObjectName(BROKERS + metric);
            Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Value");
            return ((Number) value).intValue();
        } catch (JMException e) {
            throw new IllegalStateException("Kafka has no metric " + metric, e);
        }
    }
}
