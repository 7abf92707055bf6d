package io.tickfold.contract.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates the topics that a cluster lacks; those that exist are left as they are.
public final class TopicProvisioning {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private TopicProvisioning() {}

    /// Returns when the brokers know every topic, which is a little later than when it is created.
    ///
    /// @param partitions of each topic that has to be created, but for the rules
    /// @throws ExecutionException if the cluster refuses, or cannot be reached
    public static void createMissing(Admin admin, int partitions)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        for (Topic<?, ?> topic : Topics.all()) {
            if (!existing.contains(topic.name())) {
                create(admin, topic, Topics.partitionsOf(topic, partitions));
            }
        }
        awaitAll(admin);
    }

    private static void create(Admin admin, Topic<?, ?> topic, int partitions)
            throws ExecutionException, InterruptedException {
        NewTopic created =
                new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
                        .configs(topic.settings());
        AdminRequests.unless(
                TopicExistsException.class, () -> admin.createTopics(List.of(created)).all().get());
    }

    private static void awaitAll(Admin admin) throws ExecutionException, InterruptedException {
        List<String> names = Topics.all().stream().<String>map(Topic::name).toList();
        if (!AdminRequests.await(PATIENCE, () -> areKnown(admin, names))) {
            throw new ExecutionException(new TimeoutException("no broker knows all of " + names));
        }
    }

    private static boolean areKnown(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        return AdminRequests.unless(
                        UnknownTopicOrPartitionException.class,
                        () -> admin.describeTopics(names).allTopicNames().get())
                .isPresent();
    }
}
