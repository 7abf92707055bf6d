package io.tickfold.engine.streams;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

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
        var ends = partitions(topic).stream().collect(toMap(identity(), _ -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .anyMatch(end -> end.offset() > 0);
    }

    /// The value of a setting of the topic.
    String setting(String topic, String name) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config settings =
                admin.describeConfigs(Set.of(resource)).values().values().iterator().next().get();
        return settings.get(name).value();
    }
}
