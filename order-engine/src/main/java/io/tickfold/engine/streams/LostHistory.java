package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/// Topics that are missing although others show that they were there; creating them empty would
/// take a lost history for an empty market.
record LostHistory(ClusterTopics topics) {

    /// @throws EngineStartException if a topic was lost; it says which
    void check() throws ExecutionException, InterruptedException {
        Set<String> existing = topics.names();
        String events = Topics.TRADE_EVENTS.name();
        if (isLost(existing, Topics.TRADE_INPUT.name(), events)) {
            throw EngineStartException.irreplaceable(events + " is lost");
        }
        for (String changelog : ChangelogTopics.names()) {
            if (isLost(existing, events, changelog)) {
                throw EngineStartException.rebuildable(changelog + " is lost");
            }
        }
    }

    private boolean isLost(Set<String> existing, String witness, String topic)
            throws ExecutionException, InterruptedException {
        return !existing.contains(topic)
                && existing.contains(witness)
                && topics.wasWritten(witness);
    }
}
