package io.tickfold.engine.cluster;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.wire.AdminRequests;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// What the cluster says of its topics, and how far the engine's group has read them.
public record ClusterTopics(Admin admin) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public Set<String> names() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    /// The ids of topics, by name: a topic that replaces another of its name has another id.
    public Map<String, String> ids(Collection<String> names)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(names).allTopicNames().get().entrySet().stream()
                .collect(
                        toUnmodifiableMap(
                                Map.Entry::getKey, topic -> topic.getValue().topicId().toString()));
    }

    /// The partitions of a topic, in order.
    public List<TopicPartition> partitions(String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(Set.of(topic)).allTopicNames().get().values().stream()
                .flatMap(found -> found.partitions().stream())
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /// How many replicas the partitions of a topic have; the fewest, if they differ.
    public int replicas(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(Set.of(topic)).allTopicNames().get().values().stream()
                .flatMap(found -> found.partitions().stream())
                .mapToInt(info -> info.replicas().size())
                .min()
                .orElse(0);
    }

    /// Whether anything was ever written to the topic, even if it is no longer kept.
    public boolean wasWritten(String topic) throws ExecutionException, InterruptedException {
        return ends(partitions(topic)).values().stream().anyMatch(end -> end > 0);
    }

    /// The offset of the first record that each partition keeps.
    public Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        return offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /// The offset after the last record of each partition, committed or not.
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        return offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel level)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(toMap(identity(), _ -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(level))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /// Waits until no transaction is open before these ends; what a dead engine left is aborted.
    ///
    /// @return whether that was so within 30 s
    public boolean awaitSettled(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        return AdminRequests.await(PATIENCE, () -> areSettled(ends));
    }

    private boolean areSettled(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> settled =
                offsets(ends.keySet(), OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        return ends.entrySet().stream()
                .allMatch(end -> settled.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /// The offsets of the input that the engine's group has committed, as far as it has.
    public Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> stored =
                admin.listConsumerGroupOffsets(Topics.ENGINE_GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get();
        stored.forEach((partition, offset) -> {
            if (offset != null && partition.topic().equals(Topics.TRADE_INPUT.name())) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    /// The value of a setting of the topic.
    public String setting(String topic, String name)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config settings =
                admin.describeConfigs(Set.of(resource)).values().values().iterator().next().get();
        return settings.get(name).value();
    }
}
