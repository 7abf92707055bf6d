package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/// Topics that are missing although others show that they were there; creating them empty would
/// take a lost history for an empty market.
record LostHistory(ClusterTopics topics) {

    private static final List<String> CHANGELOGS =
            List.of(changelog(TradeTopology.STATE), changelog(TradeTopology.HEAD));

    private static String changelog(String store) {
        return "%s-%s-changelog".formatted(EngineSettings.APPLICATION, store);
    }

    /// @throws EngineStartException if a topic was lost; it says which
    void check() throws ExecutionException, InterruptedException {
        Set<String> existing = topics.names();
        if (!existing.contains(Topics.TRADE_EVENTS.name())) {
            requireUnwritten(existing, Topics.TRADE_INPUT.name(), Topics.TRADE_EVENTS.name());
        }
        for (String changelog : CHANGELOGS) {
            if (!existing.contains(changelog)) {
                requireUnwritten(existing, Topics.TRADE_EVENTS.name(), changelog);
            }
        }
    }

    private void requireUnwritten(Set<String> existing, String witness, String lost)
            throws ExecutionException, InterruptedException {
        if (existing.contains(witness) && topics.wasWritten(witness)) {
            throw new EngineStartException(
                    "%s has records, but %s is lost; restore it before the engine starts"
                            .formatted(witness, lost));
        }
    }
}
