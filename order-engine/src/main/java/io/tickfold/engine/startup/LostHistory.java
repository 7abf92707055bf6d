package io.tickfold.engine.startup;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.ClusterTopics;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.stores.StoreTopics;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/// Finds topics that are missing although others show that they existed: created empty, they would
/// pass for a market without history.
public record LostHistory(ClusterTopics topics) {

    /// @throws EngineStartException if a topic was lost; it says which
    public void check() throws ExecutionException, InterruptedException {
        Set<String> existing = topics.names();
        String events = Topics.TRADE_EVENTS.name();
        if (isLost(existing, Topics.TRADE_INPUT.name(), events)) {
            throw EngineStartException.irreplaceable(events + " is lost");
        }
        String changelog = StoreTopics.changelog(StoreTopics.HEAD);
        if (isLost(existing, events, changelog)) {
            throw EngineStartException.rebuildable(changelog + " is lost");
        }
    }

    private boolean isLost(Set<String> existing, String witness, String topic)
            throws ExecutionException, InterruptedException {
        return !existing.contains(topic)
                && existing.contains(witness)
                && topics.wasWritten(witness);
    }
}
