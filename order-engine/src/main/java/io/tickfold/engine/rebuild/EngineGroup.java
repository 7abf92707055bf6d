package io.tickfold.engine.rebuild;

import static io.tickfold.engine.rebuild.RebuildException.Reason.ENGINE_RUNS;

import io.tickfold.contract.wire.AdminRequests;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/// The consumer group that all engines are members of.
record EngineGroup(Admin admin) {

    /// Longer than a killed engine is taken for a member.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final List<String> GROUP = List.of(Topics.ENGINE_GROUP);

    /// @throws RebuildException if an engine runs
    void requireEmpty() throws ExecutionException, InterruptedException {
        if (!AdminRequests.await(PATIENCE, this::isEmpty)) {
            throw new RebuildException(ENGINE_RUNS, "an engine runs; stop it first");
        }
    }

    private boolean isEmpty() throws ExecutionException, InterruptedException {
        return AdminRequests.unless(
                        GroupIdNotFoundException.class,
                        () -> admin.describeConsumerGroups(GROUP).all().get())
                .stream()
                .flatMap(groups -> groups.values().stream())
                .allMatch(group -> group.members().isEmpty());
    }

    /// Forgets the committed offsets, without which no engine starts once there are events.
    ///
    /// @throws RebuildException if an engine runs
    void forget() throws ExecutionException, InterruptedException {
        try {
            AdminRequests.unless(
                    GroupIdNotFoundException.class,
                    () -> admin.deleteConsumerGroups(GROUP).all().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                throw new RebuildException(ENGINE_RUNS, "an engine has been started", e);
            }
            throw e;
        }
    }
}
