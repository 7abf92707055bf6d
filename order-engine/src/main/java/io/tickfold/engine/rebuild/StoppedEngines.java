package io.tickfold.engine.rebuild;

import static io.tickfold.engine.rebuild.RebuildException.Reason.ENGINE_RUNS;

import io.tickfold.contract.wire.AdminRequests;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.EngineGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/// Makes sure that no engine runs, and that none starts before it may.
record StoppedEngines(Admin admin) {

    /// Longer than a killed engine is taken for a member.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /// @throws RebuildException if an engine runs
    void require() throws ExecutionException, InterruptedException {
        if (!AdminRequests.await(PATIENCE, this::areStopped)) {
            throw new RebuildException(ENGINE_RUNS, "an engine runs; stop it first");
        }
    }

    private boolean areStopped() throws ExecutionException, InterruptedException {
        return new EngineGroup(admin).members().isEmpty();
    }

    /// Forgets the offsets that they have committed, without which none starts where there are
    /// events.
    ///
    /// @throws RebuildException if an engine runs
    void forget() throws ExecutionException, InterruptedException {
        try {
            AdminRequests.unless(
                    GroupIdNotFoundException.class,
                    () -> admin.deleteConsumerGroups(List.of(Topics.ENGINE_GROUP)).all().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                throw new RebuildException(ENGINE_RUNS, "an engine has been started", e);
            }
            throw e;
        }
    }
}
