package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Account;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Holds a restored state against the log of events, so that nothing is ever decided from a state
/// that is older, newer or of another history than what was published.
record StateCheck(CommittedLog log, int partition) {

    /// The head to go on from.
    ///
    /// @param stored what was restored
    /// @throws EngineStartException if state and events differ; it says in what
    PartitionProgress verified(Optional<PartitionProgress> stored) {
        Map<String, String> topics = log.topics();
        PartitionProgress head = stored.orElseGet(() -> PartitionProgress.start(topics));
        requireSameTopics(head, topics);
        if (!log.lastEvent(partition).equals(head.event())) {
            requireSame(head.event(), log.lastSettledEvent(partition));
        }
        return head;
    }

    /// Whether every event has left its trace in the accounts, so that none of them was lost.
    ///
    /// @param accounts as they were restored
    /// @throws EngineStartException if they have counted other events than there were
    void requireComplete(PartitionProgress head, Collection<Account> accounts) {
        long counted = 0;
        for (Account account : accounts) {
            counted += account.sequence();
        }
        if (counted != head.counted()) {
            throw EngineStartException.rebuildable(
                    "the accounts of partition %d have counted %d events, but there were %d"
                            .formatted(partition, counted, head.counted()));
        }
    }

    private void requireSameTopics(PartitionProgress head, Map<String, String> topics) {
        head.topics()
                .forEach((name, id) -> {
                    if (!id.equals(topics.get(name))) {
                        throw EngineStartException.rebuildable(
                                "%s is not the topic that the state of partition %d was made with"
                                        .formatted(name, partition));
                    }
                });
    }

    private void requireSame(Optional<EventDigest> state, Optional<EventDigest> events) {
        if (!state.equals(events)) {
            throw EngineStartException.rebuildable(
                    "partition %d of %s ends with %s, but the engine's state with %s%s"
                            .formatted(
                                    partition,
                                    Topics.TRADE_EVENTS.name(),
                                    name(events),
                                    name(state),
                                    sameId(state, events) ? " of another content" : ""));
        }
    }

    private static boolean sameId(Optional<EventDigest> state, Optional<EventDigest> events) {
        return state.map(EventDigest::id).equals(events.map(EventDigest::id));
    }

    private static String name(Optional<EventDigest> event) {
        return event.map(mark -> "event " + mark.id()).orElse("no event");
    }
}
