package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.cluster.ClusterTopics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;

/// How far an engine is from the end that its input had when it started: behind that, a command
/// would wait for longer than anybody waits for its answer.
final class CatchUp {

    private static final long NEARLY = 1_000;

    private final Map<TopicPartition, Long> committed;
    private final Map<TopicPartition, Long> ends;
    private volatile boolean isOver;

    /// @param committed offsets of the group at the start
    /// @param ends of the input at the start
    CatchUp(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        this.committed = committed;
        this.ends = ends;
    }

    static CatchUp from(ClusterTopics topics) throws ExecutionException, InterruptedException {
        return new CatchUp(
                topics.committed(), topics.ends(topics.partitions(Topics.TRADE_INPUT.name())));
    }

    /// How many inputs are left; 0 once there are so few that they make no difference.
    long left(KafkaStreams streams) {
        if (isOver) {
            return 0;
        }
        long left =
                streams.metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .mapToLong(this::left)
                        .sum();
        isOver = left <= NEARLY;
        return isOver ? 0 : left;
    }

    private long left(TaskMetadata task) {
        return task.topicPartitions().stream()
                .mapToLong(partition -> left(partition, task.committedOffsets()))
                .sum();
    }

    long left(TopicPartition partition, Map<TopicPartition, Long> since) {
        long done =
                Math.max(committed.getOrDefault(partition, 0L), since.getOrDefault(partition, 0L));
        return Math.max(0, ends.getOrDefault(partition, 0L) - done);
    }
}
