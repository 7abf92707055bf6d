package io.tickfold.benchmarks;

import io.tickfold.contract.wire.Topic;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/// All partitions of a topic.
final class TopicPartitions {

    private TopicPartitions() {}

    static List<TopicPartition> of(Topic<?, ?> topic, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }
}
