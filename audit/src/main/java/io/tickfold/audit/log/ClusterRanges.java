package io.tickfold.audit.log;

import static java.util.stream.Collectors.toMap;

import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Finds out what of a cluster's logs can be read so that it fits together although the engine
/// runs.
///
/// First the engine's committed offsets, then the ends of the events, written to the log whether
/// committed or not: every event of an input before those offsets stands before these ends. The
/// transactions open there have to end before the events can be read up to there.
record ClusterRanges(Admin admin) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /// How many partitions the events have.
    ///
    /// @throws LogUnavailableException if the cluster has no events
    int partitions() throws ExecutionException, InterruptedException {
        return events(admin.listTopics().names().get()).size();
    }

    /// One range per partition.
    ///
    /// @throws LogUnavailableException if the cluster has no events, or a transaction stays open
    List<PartitionRange> find() throws ExecutionException, InterruptedException {
        Set<String> topics = admin.listTopics().names().get();
        List<TopicPartition> events = events(topics);
        List<TopicPartition> all = new ArrayList<>(events);
        if (topics.contains(Topics.TRADE_INPUT.name())) {
            all.addAll(partitions(Topics.TRADE_INPUT.name()));
        }
        Map<TopicPartition, Long> decided = decided();
        Map<TopicPartition, Long> ends =
                offsets(all, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> begins =
                offsets(all, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        awaitSettled(events, ends);
        return IntStream.range(0, events.size())
                .mapToObj(partition -> range(partition, decided, begins, ends))
                .toList();
    }

    private List<TopicPartition> events(Set<String> topics)
            throws ExecutionException, InterruptedException {
        if (!topics.contains(Topics.TRADE_EVENTS.name())) {
            throw new LogUnavailableException(
                    "there is no topic %s: this is no Tickfold"
                            .formatted(Topics.TRADE_EVENTS.name()));
        }
        return partitions(Topics.TRADE_EVENTS.name());
    }

    private static PartitionRange range(
            int partition,
            Map<TopicPartition, Long> decided,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        TopicPartition input = new TopicPartition(Topics.TRADE_INPUT.name(), partition);
        TopicPartition event = new TopicPartition(Topics.TRADE_EVENTS.name(), partition);
        long firstInput = begins.getOrDefault(input, 0L);
        long written = ends.getOrDefault(input, 0L);
        Long committed = decided.get(input);
        return new PartitionRange(
                firstInput,
                committed == null ? written : Math.clamp(committed, firstInput, written),
                begins.getOrDefault(event, 0L),
                ends.getOrDefault(event, 0L),
                committed == null ? OptionalLong.empty() : OptionalLong.of(committed));
    }

    private List<TopicPartition> partitions(String topic)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(Set.of(topic))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get()
                .partitions()
                .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
        return partitions;
    }

    private Map<TopicPartition, Long> decided() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> decided = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(Topics.ENGINE_GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                decided.put(partition, offset.offset());
            }
        });
        return decided;
    }

    private Map<TopicPartition, Long> offsets(
            List<TopicPartition> partitions, OffsetSpec which, IsolationLevel level)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(toMap(Function.identity(), _ -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(level))
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private void awaitSettled(List<TopicPartition> partitions, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!areSettled(partitions, ends)) {
            if (System.nanoTime() - deadline > 0) {
                throw new LogUnavailableException("a transaction of the engine stays open");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean areSettled(List<TopicPartition> partitions, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> settled =
                offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        return partitions.stream()
                .allMatch(each -> settled.getOrDefault(each, 0L) >= ends.getOrDefault(each, 0L));
    }
}
