package io.tickfold.audit.log;

import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.ClusterTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/// Finds out what of a cluster's logs can be read so that it fits together although the engine
/// runs.
///
/// First the engine's committed offsets, then the ends of the events, written to the log whether
/// committed or not: every event of an input before those offsets comes before these ends; then the
/// ends of the inputs: no event before its end is of an input after these. The transactions open
/// there have to end before the events can be read up to there.
record ClusterRanges(ClusterTopics topics) {

    /// How many partitions the events have.
    ///
    /// @throws LogUnavailableException if the cluster has no events
    int partitions() throws ExecutionException, InterruptedException {
        return events(topics.names()).size();
    }

    /// One range per partition.
    ///
    /// @throws LogUnavailableException if the cluster has no events, or a transaction stays open
    List<PartitionRange> find() throws ExecutionException, InterruptedException {
        Set<String> names = topics.names();
        List<TopicPartition> events = events(names);
        List<TopicPartition> inputs =
                names.contains(Topics.TRADE_INPUT.name())
                        ? topics.partitions(Topics.TRADE_INPUT.name())
                        : List.of();
        Map<TopicPartition, Long> decided = topics.committed();
        Map<TopicPartition, Long> ends = new HashMap<>(topics.ends(events));
        ends.putAll(topics.ends(inputs));
        Map<TopicPartition, Long> begins = new HashMap<>(topics.begins(events));
        begins.putAll(topics.begins(inputs));
        requireSettled(events, ends);
        return IntStream.range(0, events.size())
                .mapToObj(partition -> range(partition, decided, begins, ends))
                .toList();
    }

    private List<TopicPartition> events(Set<String> names)
            throws ExecutionException, InterruptedException {
        if (!names.contains(Topics.TRADE_EVENTS.name())) {
            throw new LogUnavailableException(
                    String.format(
                            Locale.ROOT,
                            "there is no topic %s: this is no Tickfold",
                            Topics.TRADE_EVENTS.name()));
        }
        return topics.partitions(Topics.TRADE_EVENTS.name());
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
                committed == null ? OptionalLong.empty() : OptionalLong.of(committed),
                written);
    }

    private void requireSettled(List<TopicPartition> events, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ofEvents = new HashMap<>(ends);
        ofEvents.keySet().retainAll(events);
        if (!topics.awaitSettled(ofEvents)) {
            throw new LogUnavailableException("a transaction of the engine stays open");
        }
    }

    /// What is read of a partition of both logs. Ends are the offsets after the last.
    ///
    /// @param decided the input up to which the engine has decided, as its group committed it;
    ///   absent if nothing is committed, so that the events alone tell
    /// @param inputsWritten the end of the inputs, decided or not
    record PartitionRange(
            long firstInput,
            long inputsEnd,
            long firstEvent,
            long eventsEnd,
            OptionalLong decided,
            long inputsWritten) {

        long records(Part part) {
            long events = eventsEnd - firstEvent;
            return part == Part.EVENTS ? events : events + inputsEnd - firstInput;
        }
    }
}
