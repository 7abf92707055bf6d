package io.tickfold.engine.streams;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Where the engine's group starts: at 0, written down once, and only while nothing has ever been
/// decided. Offsets that are missing later were lost, and history must not be carried out again.
record InitialOffsets(Admin admin, int partitions) {

    /// @throws EngineStartException if offsets are missing although there are events
    void ensure() throws ExecutionException, InterruptedException {
        Set<TopicPartition> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        if (hasEvents()) {
            throw new EngineStartException(
                    "the committed offsets of %s are lost for %s; rebuild the state from %s"
                            .formatted(
                                    EngineSettings.APPLICATION,
                                    missing,
                                    Topics.TRADE_EVENTS.name()));
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
        return partitionsOf(Topics.TRADE_INPUT).stream()
                .filter(partition -> committed.get(partition) == null)
                .collect(Collectors.toSet());
    }

    private boolean hasEvents() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                partitionsOf(Topics.TRADE_EVENTS).stream()
                        .collect(toMap(identity(), _ -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .anyMatch(end -> end.offset() > 0);
    }

    private Set<TopicPartition> partitionsOf(Topic<?, ?> topic) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toSet());
    }
}
