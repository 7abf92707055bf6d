package io.tickfold.engine.startup;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.stores.PartitionProgress;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Compares a restored state with the published events, so that nothing is ever decided from a
/// state that is older, newer or of another history.
public record StateCheck(CommittedLog log, int partition) {

    /// The progress to resume from. Records at the end of the events that no engine can have
    /// written after this state make no difference.
    ///
    /// @param stored what was restored
    /// @param chains of the events that the state follows from
    /// @throws EngineStartException if state and events differ; it says in what
    public PartitionProgress verified(
            Optional<PartitionProgress> stored, Function<PartitionProgress, EventChains> chains) {
        Map<String, String> topics = log.topics();
        PartitionProgress progress = stored.orElseGet(() -> PartitionProgress.start(topics));
        requireSameTopics(progress, topics);
        if (!log.lastEvent(partition).equals(progress.event())) {
            Optional<EventDigest> last = log.lastSettledEvent(partition);
            if (!last.equals(progress.event()) && !isLast(progress, chains)) {
                throw differing(progress.event(), last);
            }
        }
        return progress;
    }

    private boolean isLast(
            PartitionProgress progress, Function<PartitionProgress, EventChains> chains) {
        return log.following(partition, progress.event())
                .filter(following ->
                        new Continuation(partition, progress, chains.apply(progress))
                                .isNowhereIn(following))
                .isPresent();
    }

    /// Whether every event has left its trace in the accounts, so that none of them was lost.
    ///
    /// @param accounts as they were restored
    /// @throws EngineStartException if they have counted other events than there were
    public void requireComplete(PartitionProgress progress, Collection<Account> accounts) {
        long counted = 0;
        for (Account account : accounts) {
            counted += account.sequence();
        }
        if (counted != progress.counted()) {
            throw EngineStartException.rebuildable(
                    String.format(
                            Locale.ROOT,
                            "the accounts of partition %d have counted %d events, but there were %d",
                            partition,
                            counted,
                            progress.counted()));
        }
    }

    private void requireSameTopics(PartitionProgress progress, Map<String, String> topics) {
        progress.topics()
                .forEach((name, id) -> {
                    if (!id.equals(topics.get(name))) {
                        throw EngineStartException.rebuildable(
                                String.format(
                                        Locale.ROOT,
                                        "%s is not the topic that the state of partition %d was made with",
                                        name,
                                        partition));
                    }
                });
    }

    private EngineStartException differing(
            Optional<EventDigest> state, Optional<EventDigest> events) {
        String found =
                String.format(
                        Locale.ROOT,
                        "partition %d of %s ends with %s, but the engine's state with %s%s",
                        partition,
                        Topics.TRADE_EVENTS.name(),
                        name(events),
                        name(state),
                        sameId(state, events) ? " of another content" : "");
        return log.following(partition, state).isPresent()
                ? EngineStartException.rebuildable(found)
                : EngineStartException.irreplaceable(found);
    }

    private static boolean sameId(Optional<EventDigest> state, Optional<EventDigest> events) {
        return state.map(EventDigest::id).equals(events.map(EventDigest::id));
    }

    private static String name(Optional<EventDigest> event) {
        return event.map(last -> "event " + last.id()).orElse("no event");
    }
}
