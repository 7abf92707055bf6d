package io.tickfold.readmodel.log;

import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.log.Page.Stretch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads all partitions of `market-trades`, from any position or from what is still kept.
public final class TradeLog implements AutoCloseable {

    private static final String TOPIC = Topics.MARKET_TRADES.name();
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String id;
    private final List<TopicPartition> partitions;
    private final Map<Integer, Long> positions = new TreeMap<>();

    private TradeLog(Consumer<byte[], byte[]> consumer, TopicDescription topic) {
        this.consumer = consumer;
        this.id = topic.topicId().toString();
        this.partitions = Topics.MARKET_TRADES.partitions(topic.partitions().size());
        consumer.assign(partitions);
    }

    /// What was read of the topic since the last records that are done.
    public record Part(Map<Integer, Stretch> stretches, ConsumerRecords<byte[], byte[]> records) {}

    /// @throws KafkaException if the topic cannot be looked up
    public static TradeLog connect(String clientId, String bootstrapServers) {
        TopicDescription topic = TopicLookup.describe(TOPIC, bootstrapServers);
        Supplier<Consumer<byte[], byte[]>> consumers =
                ByteConsumers.named(clientId, bootstrapServers);
        return new TradeLog(consumers.get(), topic);
    }

    /// The id of the topic: another one under the same name has another id.
    public String id() {
        return id;
    }

    /// Continues at these positions; where records are no longer kept, at the first that is, and
    /// where a position is beyond the end, at the end.
    ///
    /// @param next none for a partition that has not been read
    public void seek(Map<Integer, Long> next) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        positions.clear();
        for (TopicPartition partition : partitions) {
            long position = next.getOrDefault(partition.partition(), 0L);
            positions.put(partition.partition(), position);
            consumer.seek(
                    partition,
                    Math.clamp(
                            position,
                            first.getOrDefault(partition, 0L),
                            end.getOrDefault(partition, 0L)));
        }
    }

    /// Reads what was written since, waiting this long if it is nothing.
    public Part read(Duration patience) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
        Map<Integer, Stretch> stretches = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            long from = positions.getOrDefault(partition.partition(), 0L);
            long to = consumer.position(partition);
            if (to != from) {
                stretches.put(partition.partition(), new Stretch(from, to));
            }
        }
        return new Part(stretches, records);
    }

    /// Notes what need not be read again.
    public void done(Part part) {
        part.stretches().forEach((partition, stretch) -> positions.put(partition, stretch.to()));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
