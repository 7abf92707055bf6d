package io.tickfold.engine.streams;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// What the cluster says of its topics.
record ClusterTopics(Admin admin) {

    Set<String> names() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    Set<TopicPartition> partitions(String topic) throws ExecutionException, InterruptedException {
        int count =
                admin.describeTopics(Set.of(topic))
                        .topicNameValues()
                        .values()
                        .iterator()
                        .next()
                        .get()
                        .partitions()
                        .size();
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(toUnmodifiableSet());
    }

    /// Whether anything was ever written to the topic, even if it is no longer kept.
    boolean wasWritten(String topic) throws ExecutionException, InterruptedException {
        return offsets(partitions(topic), OffsetSpec.latest()).values().stream()
                .anyMatch(end -> end > 0);
    }

    /// Where partitions begin or end.
    Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(toMap(identity(), _ -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /// The value of a setting of the topic.
    String setting(String topic, String name) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config settings =
                admin.describeConfigs(Set.of(resource)).values().values().iterator().next().get();
        return settings.get(name).value();
    }
}
