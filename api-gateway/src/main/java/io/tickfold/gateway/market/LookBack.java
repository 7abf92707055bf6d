package io.tickfold.gateway.market;

import io.tickfold.readmodel.log.ByteConsumers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Where reading a topic starts: some records before the end of each partition, as far as they are
/// still kept.
record LookBack(String topic, int records) {

    /// @throws IllegalStateException if there is no such topic
    Map<TopicPartition, Long> offsets(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = ByteConsumers.partitions(consumer, topic);
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.beginningOffsets(partitions));
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> offsets.merge(partition, end - records, Math::max));
        return offsets;
    }
}
