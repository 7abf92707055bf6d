package io.tickfold.engine.streams;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tickfold.contract.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Where the engine's group goes on. It begins at 0, written down once, and only while nothing has
/// ever been decided: offsets that are missing later were lost, and history must not be carried out
/// again.
record CommittedOffsets(Admin admin, ClusterTopics topics) {

    /// Writes the first offsets down if there are none yet.
    ///
    /// @throws EngineStartException if offsets are missing although there are events, or lie where
    ///   the input has no records
    void ensure() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> committed = committed();
        Set<TopicPartition> missing =
                topics.partitions(Topics.TRADE_INPUT.name()).stream()
                        .filter(partition -> !committed.containsKey(partition))
                        .collect(toUnmodifiableSet());
        if (!missing.isEmpty() && topics.wasWritten(Topics.TRADE_EVENTS.name())) {
            throw EngineStartException.rebuildable(
                    "the committed offsets of %s are lost for %s"
                            .formatted(EngineSettings.APPLICATION, missing));
        }
        requireWithin(committed, topics.offsets(committed.keySet(), OffsetSpec.latest()));
        requireKept(committed, topics.offsets(committed.keySet(), OffsetSpec.earliest()));
        commit(missing.stream().collect(toMap(identity(), _ -> 0L)));
    }

    /// Writes offsets down; possible only while the group has no member.
    void commit(Map<TopicPartition, Long> offsets) throws ExecutionException, InterruptedException {
        if (offsets.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
        admin.alterConsumerGroupOffsets(EngineSettings.APPLICATION, commits).all().get();
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(EngineSettings.APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null && partition.topic().equals(Topics.TRADE_INPUT.name())) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    private static void requireWithin(
            Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        committed.forEach((partition, offset) -> {
            long end = ends.getOrDefault(partition, 0L);
            if (offset > end) {
                throw EngineStartException.rebuildable(
                        "%s ends at %d, but was read up to %d: it was cut or created anew"
                                .formatted(partition, end, offset));
            }
        });
    }

    private static void requireKept(
            Map<TopicPartition, Long> committed, Map<TopicPartition, Long> begins) {
        committed.forEach((partition, offset) -> {
            long begin = begins.getOrDefault(partition, 0L);
            if (offset < begin) {
                throw EngineStartException.rebuildable(
                        "%s begins at %d, but was read only up to %d: inputs are lost"
                                .formatted(partition, begin, offset));
            }
        });
    }
}
