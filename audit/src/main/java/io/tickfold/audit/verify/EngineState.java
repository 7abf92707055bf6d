package io.tickfold.audit.verify;

import io.tickfold.audit.log.ClusterAddress;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.stores.StoredPartition;
import java.util.Locale;
import java.util.Optional;

/// Compares the state that the engine of a cluster has of a partition with the one folded from its
/// events.
final class EngineState {

    private final Optional<StoredPartition> stored;
    private boolean isReached;
    private boolean isCompared;

    private EngineState(Optional<StoredPartition> stored) {
        this.stored = stored;
    }

    /// Where there is no engine to ask.
    static EngineState unknown() {
        return new EngineState(Optional.empty());
    }

    /// Read before the log is, so that the log holds every event of it.
    static EngineState of(ClusterAddress cluster, int partition, int partitions) {
        return new EngineState(
                StoredPartition.read(cluster.bootstrapServers(), partition, partitions));
    }

    /// Whether state and events were compared, and agree.
    boolean isCompared() {
        return isCompared;
    }

    /// Compares, once all events of the state have been taken.
    ///
    /// @param last the last event that was taken
    /// @param events hash of all events so far
    /// @param state what is folded from them; empty if that is not known
    void compareAt(
            Optional<EventId> last,
            ChainHash events,
            Optional<PartitionFold> state,
            Findings findings) {
        if (stored.isEmpty() || isReached) {
            return;
        }
        StoredPartition engine = stored.get();
        if (last.map(EventId::toString).filter(engine.lastEvent()::equals).isPresent()) {
            isReached = true;
            state.ifPresent(folded -> compare(engine, events, folded, findings));
        }
    }

    private void compare(
            StoredPartition engine, ChainHash events, PartitionFold folded, Findings findings) {
        Optional<String> difference = engine.difference(folded);
        isCompared = difference.isEmpty() && events.equals(engine.eventsHash());
        if (!isCompared) {
            report(
                    "the events until %s do not come to the state that the engine has",
                    ": " + difference.orElse("the hash of all events"), findings);
        }
    }

    /// Once all events have been taken.
    void finish(Findings findings) {
        if (stored.isPresent() && !isReached) {
            report(
                    "the engine's state follows from event %s, which is not in the log",
                    "", findings);
        }
    }

    private void report(String text, String more, Findings findings) {
        String last = stored.orElseThrow().lastEvent();
        findings.add(Kind.STATE, Log.EVENTS, String.format(Locale.ROOT, text, last) + more);
    }
}
