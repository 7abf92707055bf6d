package io.tickfold.gateway.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Where a tail begins: at the end of every partition of a topic, or some records before it.
///
/// @param lookBack how many records before the end, as far as they are still kept
public record TailStart(String topic, int lookBack) {

    /// Begins with the first record that is committed from now on.
    public static TailStart atEndOf(String topic) {
        return new TailStart(topic, 0);
    }

    /// Begins with the first record that is still kept.
    public static TailStart atBeginningOf(String topic) {
        return new TailStart(topic, Integer.MAX_VALUE);
    }

    /// Assigns all partitions and resolves the position of each.
    ///
    /// @throws IllegalStateException if there is no such topic
    void apply(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic);
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long end = consumer.position(partition);
            consumer.seek(partition, Math.max(first.getOrDefault(partition, end), end - lookBack));
        }
    }
}
