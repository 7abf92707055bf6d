package io.tickfold.engine.rebuild;

import io.tickfold.contract.wire.AdminRequests;
import io.tickfold.engine.stores.StoreTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Replaces the changelog topic by an empty one before a rebuilt state is written.
record ChangelogTopic(Admin admin) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /// Deletes it and the former one, as far as they exist, and creates an empty one with the
    /// settings that Kafka Streams gives it.
    void recreate(int partitions) throws ExecutionException, InterruptedException {
        Set<String> existing = new HashSet<>(admin.listTopics().names().get());
        String name = StoreTopics.changelog(StoreTopics.HEAD);
        existing.retainAll(Set.of(name, StoreTopics.changelog(StoreTopics.FORMER)));
        admin.deleteTopics(existing).all().get();
        Map<String, String> settings = new HashMap<>(StoreTopics.SETTINGS);
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        create(new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings));
    }

    /// Brokers may learn a little later that the old topic is gone, and that there is a new one.
    private void create(NewTopic topic) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Uuid> created = Optional.empty();
        while (created.isEmpty() || !created.equals(known(topic.name()))) {
            if (created.isEmpty()) {
                created = tryToCreate(topic);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(topic.name() + " could not be created");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Optional<Uuid> tryToCreate(NewTopic topic)
            throws ExecutionException, InterruptedException {
        return AdminRequests.unless(
                TopicExistsException.class,
                () -> admin.createTopics(List.of(topic)).topicId(topic.name()).get());
    }

    private Optional<Uuid> known(String name) throws ExecutionException, InterruptedException {
        return AdminRequests.unless(
                        UnknownTopicOrPartitionException.class,
                        () -> admin.describeTopics(List.of(name)).allTopicNames().get())
                .map(topics -> topics.get(name))
                .map(TopicDescription::topicId);
    }
}
