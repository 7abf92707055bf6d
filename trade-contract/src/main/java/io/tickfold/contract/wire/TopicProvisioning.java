package io.tickfold.contract.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// Creates the topics that a cluster lacks; those that exist are left as they are.
public final class TopicProvisioning {

    private TopicProvisioning() {}

    /// @param partitions of each topic that has to be created
    /// @throws ExecutionException if the cluster refuses, or cannot be reached
    public static void createMissing(Admin admin, int partitions)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        for (Topic<?, ?> topic : Topics.all()) {
            if (!existing.contains(topic.name())) {
                create(admin, topic, partitions);
            }
        }
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
}
