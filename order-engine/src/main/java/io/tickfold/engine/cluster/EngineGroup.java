package io.tickfold.engine.cluster;

import io.tickfold.contract.wire.AdminRequests;
import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// The engines that share the partitions: each of their threads is a member of a consumer group.
public record EngineGroup(Admin admin) {

    private static final int PATIENCE_MILLIS = 1_000;

    /// A client that gives up after a second, for whoever acts on the death of an engine: a broker
    /// may have died with it.
    public static Admin impatientAdmin(String bootstrapServers) {
        return ByteClients.admin(
                bootstrapServers,
                Map.of(
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS));
    }

    public List<MemberDescription> members() throws ExecutionException, InterruptedException {
        return AdminRequests.unless(
                        GroupIdNotFoundException.class,
                        () ->
                                admin.describeConsumerGroups(List.of(Topics.ENGINE_GROUP))
                                        .all()
                                        .get())
                .stream()
                .flatMap(groups -> groups.values().stream())
                .flatMap(group -> group.members().stream())
                .toList();
    }

    /// Gives the partitions of these members to the others at once.
    ///
    /// @param instances what they are called in the group
    public void remove(Collection<String> instances)
            throws ExecutionException, InterruptedException {
        admin.removeMembersFromConsumerGroup(
                        Topics.ENGINE_GROUP,
                        new RemoveMembersFromConsumerGroupOptions(
                                instances.stream().map(MemberToRemove::new).toList()))
                .all()
                .get();
    }
}
