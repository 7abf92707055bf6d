package io.tickfold.benchmarks;

import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.TopicProvisioning;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/// Topics and their partitions.
final class TopicPartitions {

    private TopicPartitions() {}

    /// Creates every topic of the system.
    static void create(String bootstrapServers, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicProvisioning.createMissing(admin, partitions);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("cannot create topics", e);
        }
    }

    static List<TopicPartition> of(Topic<?, ?> topic, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }
}
