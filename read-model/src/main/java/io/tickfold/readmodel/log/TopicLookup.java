package io.tickfold.readmodel.log;

import io.tickfold.contract.wire.ByteClients;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/// Asks a cluster for a topic's id and partitions.
final class TopicLookup {

    private static final int API_TIMEOUT_MS = 5_000;
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    API_TIMEOUT_MS,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    API_TIMEOUT_MS,
                    AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                    false);

    private TopicLookup() {}

    /// @throws KafkaException if it cannot be looked up
    static TopicDescription describe(String topic, String bootstrapServers) {
        try (Admin admin = ByteClients.admin(bootstrapServers, SETTINGS)) {
            return Objects.requireNonNull(
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        } catch (ExecutionException e) {
            throw new KafkaException("cannot look up " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
