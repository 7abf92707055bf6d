package io.tickfold.engine.startup;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.ClusterTopics;
import io.tickfold.engine.cluster.EngineStartException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// The offsets from which the engine's group resumes. They start at 0, committed once, and only
/// while nothing has ever been decided: offsets that are missing later were lost, and history must
/// not be executed again.
public record CommittedOffsets(Admin admin, ClusterTopics topics) {

    /// Commits the first offsets if there are none yet.
    ///
    /// @throws EngineStartException if offsets are missing although there are events, or lie where
    ///   the input has no records
    void ensure() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> committed = topics.committed();
        Set<TopicPartition> missing =
                topics.partitions(Topics.TRADE_INPUT.name()).stream()
                        .filter(partition -> !committed.containsKey(partition))
                        .collect(toUnmodifiableSet());
        if (!missing.isEmpty() && topics.wasWritten(Topics.TRADE_EVENTS.name())) {
            throw EngineStartException.rebuildable(
                    String.format(
                            Locale.ROOT,
                            "the committed offsets of %s are lost for %s",
                            Topics.ENGINE_GROUP,
                            missing));
        }
        requireKept(committed, topics.begins(committed.keySet()), topics.ends(committed.keySet()));
        commit(missing.stream().collect(toMap(identity(), _ -> 0L)));
    }

    /// Commits offsets; possible only while the group has no member.
    public void commit(Map<TopicPartition, Long> offsets)
            throws ExecutionException, InterruptedException {
        if (offsets.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
        admin.alterConsumerGroupOffsets(Topics.ENGINE_GROUP, commits).all().get();
    }

    private static void requireKept(
            Map<TopicPartition, Long> committed,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        committed.forEach((partition, offset) -> {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            if (offset > end) {
                throw EngineStartException.rebuildable(
                        String.format(
                                Locale.ROOT,
                                "%s ends at %d, but was read up to %d: it was cut or recreated",
                                partition,
                                end,
                                offset));
            }
            if (offset < begin) {
                throw EngineStartException.rebuildable(
                        String.format(
                                Locale.ROOT,
                                "%s begins at %d, but was read only up to %d: inputs are lost",
                                partition,
                                begin,
                                offset));
            }
        });
    }
}
