package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// The engines that share the partitions: each of their threads is a member of a consumer group.
record EngineGroup(Admin admin) {

    Collection<MemberDescription> members() throws ExecutionException, InterruptedException {
        try {
            return admin
                    .describeConsumerGroups(List.of(Topics.ENGINE_GROUP))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    /// Gives the partitions of these members to the others at once.
    void remove(Collection<String> instances) throws ExecutionException, InterruptedException {
        admin.removeMembersFromConsumerGroup(
                        Topics.ENGINE_GROUP,
                        new RemoveMembersFromConsumerGroupOptions(
                                instances.stream().map(MemberToRemove::new).toList()))
                .all()
                .get();
    }
}
