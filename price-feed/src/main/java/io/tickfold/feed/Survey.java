package io.tickfold.feed;

import io.tickfold.contract.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;

/// What a feed has to know of the cluster before it begins.
record Survey(int inputPartitions, FeedHistory history) {

    private static final String RULES = Topics.TRADING_RULES.name();

    /// Looks at the topics; empty as long as one of them is missing.
    ///
    /// @throws org.apache.kafka.common.KafkaException if the cluster does not answer
    static Optional<Survey> take(Consumer<byte[], byte[]> consumer) {
        Map<String, List<PartitionInfo>> topics = consumer.listTopics();
        List<PartitionInfo> input = topics.getOrDefault(Topics.TRADE_INPUT.name(), List.of());
        List<PartitionInfo> ticks = topics.getOrDefault(Topics.PRICE_TICKS.name(), List.of());
        if (input.isEmpty() || ticks.isEmpty() || !topics.containsKey(RULES)) {
            return Optional.empty();
        }
        FeedHistory history =
                new HistoryReader(consumer).read(Topics.PRICE_TICKS.partitions(ticks.size()));
        return Optional.of(new Survey(input.size(), history));
    }
}
