package io.tickfold.contract.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Creates the topics that a cluster lacks; those that exist are left as they are.
public final class TopicProvisioning {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

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
        try {
            admin.createTopics(List.of(created)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void awaitAll(Admin admin) throws ExecutionException, InterruptedException {
        List<String> names = Topics.all().stream().<String>map(Topic::name).toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!areKnown(admin, names)) {
            if (System.nanoTime() - deadline > 0) {
                throw new ExecutionException(
                        new TimeoutException("no broker knows all of " + names));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean areKnown(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        try {
            admin.describeTopics(names).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}
