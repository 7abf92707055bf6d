package io.tickfold.audit.log;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.embedded.BrokerAddress;
import io.tickfold.engine.cluster.ClusterTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/// Where a cluster is found.
///
/// @param clusterId what it must be, if that is known
public record ClusterAddress(String bootstrapServers, Optional<String> clusterId) {

    private static final int ANSWER_MILLIS = 5_000;
    private static final String KAFKA = "kafka";

    /// Whatever cluster is there.
    public static ClusterAddress of(String bootstrapServers) {
        return new ClusterAddress(bootstrapServers, Optional.empty());
    }

    /// The broker of a running instance.
    ///
    /// @param data the instance's data directory
    /// @throws LogUnavailableException if there is none
    public static ClusterAddress ofInstance(Path data) {
        if (!Files.isDirectory(data.resolve(KAFKA))) {
            throw new LogUnavailableException("there is no data in " + data);
        }
        try {
            return BrokerAddress.in(data.resolve(KAFKA))
                    .map(found ->
                            new ClusterAddress(
                                    found.bootstrapServers(), Optional.of(found.clusterId())))
                    .orElseThrow(() -> notRunning(data));
        } catch (IOException e) {
            throw new LogUnavailableException(
                    String.format(Locale.ROOT, "the data in %s cannot be read", data), e);
        }
    }

    private static LogUnavailableException notRunning(Path data) {
        return new LogUnavailableException("no instance runs with the data in " + data);
    }

    /// How many partitions its events have.
    ///
    /// @throws LogUnavailableException if the cluster does not answer, is another than that of the
    ///   address, or has no events
    public int partitions() {
        return ask(ClusterRanges::partitions);
    }

    /// What is asked of a cluster.
    @FunctionalInterface
    interface Question<T> {

        T ask(ClusterRanges ranges) throws ExecutionException, InterruptedException;
    }

    /// @throws LogUnavailableException if the cluster does not answer, is another than that of the
    ///   address, or has not what is asked for
    <T> T ask(Question<T> question) {
        try (Admin admin = admin()) {
            requireSame(admin);
            return question.ask(new ClusterRanges(new ClusterTopics(admin)));
        } catch (ExecutionException | KafkaException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private Admin admin() {
        return ByteClients.admin(
                bootstrapServers,
                Map.of(
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        ANSWER_MILLIS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_MILLIS));
    }

    private void requireSame(Admin admin) throws ExecutionException, InterruptedException {
        if (clusterId.isPresent()
                && !clusterId.get().equals(admin.describeCluster().clusterId().get())) {
            throw new LogUnavailableException(
                    String.format(
                            Locale.ROOT,
                            "another Kafka listens at %s: the instance does not run",
                            bootstrapServers));
        }
    }

    private LogUnavailableException unavailable(Exception cause) {
        return new LogUnavailableException(
                String.format(Locale.ROOT, "Kafka at %s does not answer", bootstrapServers), cause);
    }
}
