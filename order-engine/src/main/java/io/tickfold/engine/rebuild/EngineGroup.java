package io.tickfold.engine.rebuild;

import static io.tickfold.engine.rebuild.RebuildException.Reason.ENGINE_RUNS;

import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/// The consumer group that all engines are members of.
record EngineGroup(Admin admin) {

    /// Longer than a killed engine is taken for a member.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /// @throws RebuildException if an engine runs
    void requireEmpty() throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (hasMembers()) {
            if (System.nanoTime() - deadline > 0) {
                throw new RebuildException(ENGINE_RUNS, "an engine runs; stop it first");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean hasMembers() throws ExecutionException, InterruptedException {
        try {
            return !admin
                    .describeConsumerGroups(List.of(Topics.ENGINE_GROUP))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .allMatch(group -> group.members().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    /// Forgets the committed offsets, without which no engine starts once there are events.
    ///
    /// @throws RebuildException if an engine runs
    void forget() throws ExecutionException, InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(Topics.ENGINE_GROUP)).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                throw new RebuildException(ENGINE_RUNS, "an engine has been started", e);
            }
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }
}
