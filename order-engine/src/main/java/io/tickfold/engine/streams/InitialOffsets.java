package io.tickfold.engine.streams;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tickfold.contract.wire.Topics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Where the engine's group starts: at 0, written down once, and only while nothing has ever been
/// decided. Offsets that are missing later were lost, and history must not be carried out again.
record InitialOffsets(Admin admin, ClusterTopics topics) {

    /// @throws EngineStartException if offsets are missing although there are events
    void ensure() throws ExecutionException, InterruptedException {
        Set<TopicPartition> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        if (topics.wasWritten(Topics.TRADE_EVENTS.name())) {
            throw new EngineStartException(
                    "the committed offsets of %s are lost for %s; restore them before it starts"
                            .formatted(EngineSettings.APPLICATION, missing));
        }
        Map<TopicPartition, OffsetAndMetadata> start =
                missing.stream().collect(toMap(identity(), _ -> new OffsetAndMetadata(0)));
        admin.alterConsumerGroupOffsets(EngineSettings.APPLICATION, start).all().get();
    }

    private Set<TopicPartition> missing() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(EngineSettings.APPLICATION)
                        .partitionsToOffsetAndMetadata()
                        .get();
        return topics.partitions(Topics.TRADE_INPUT.name()).stream()
                .filter(partition -> committed.get(partition) == null)
                .collect(toUnmodifiableSet());
    }
}
