package io.tickfold.readmodel.log;

import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.log.Page.Stretch;
import io.tickfold.readmodel.log.Reading.Foreign;
import io.tickfold.readmodel.log.Reading.OfAccount;
import io.tickfold.readmodel.log.Reading.OfPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads all partitions of `trade-events` in pages, from any position.
public final class EventLog implements AutoCloseable {

    private static final String TOPIC = Topics.TRADE_EVENTS.name();
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String id;
    private final List<TopicPartition> partitions;
    private final Map<Integer, Long> positions = new TreeMap<>();

    private EventLog(Consumer<byte[], byte[]> consumer, String id, int partitions) {
        this.consumer = consumer;
        this.id = id;
        this.partitions = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new TopicPartition(TOPIC, i));
        }
        consumer.assign(this.partitions);
    }

    /// @throws KafkaException if the topic cannot be looked up
    public static EventLog connect(String clientId, String bootstrapServers) {
        return connect(ByteConsumers.inBulk(clientId, bootstrapServers), bootstrapServers);
    }

    /// @param consumers makes the one that reads
    /// @throws KafkaException if the topic cannot be looked up
    public static EventLog connect(
            Supplier<Consumer<byte[], byte[]>> consumers, String bootstrapServers) {
        TopicDescription topic = TopicLookup.describe(TOPIC, bootstrapServers);
        return new EventLog(consumers.get(), topic.topicId().toString(), topic.partitions().size());
    }

    /// The id of the topic: another one under the same name has another id.
    public String id() {
        return id;
    }

    /// The ends of the committed records, by partition.
    public long[] ends() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream().mapToLong(p -> ends.getOrDefault(p, 0L)).toArray();
    }

    /// Whether these positions are at such ends.
    public static boolean reaches(Map<Integer, Long> positions, long[] ends) {
        return IntStream.range(0, ends.length)
                .allMatch(partition -> positions.getOrDefault(partition, 0L) >= ends[partition]);
    }

    /// Continues at these positions.
    public void seek(Map<Integer, Long> next) {
        positions.clear();
        positions.putAll(next);
        next.forEach(
                (partition, offset) -> consumer.seek(new TopicPartition(TOPIC, partition), offset));
    }

    /// The positions up to which pages are done.
    public Map<Integer, Long> positions() {
        return Collections.unmodifiableMap(positions);
    }

    /// Reads what was written since, waiting this long if it is nothing.
    public Page read(Duration patience) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
        List<LoggedEvent> events = new ArrayList<>(records.count());
        List<ForeignRecord> foreign = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (read(record)) {
                case OfAccount(LoggedEvent event) -> events.add(event);
                case OfPartition() -> {}
                case Foreign(ForeignRecord found) -> foreign.add(found);
            }
        }
        return new Page(stretches(), events, foreign);
    }

    private Reading read(ConsumerRecord<byte[], byte[]> record) {
        Reading reading = Reading.of(record);
        return reading instanceof OfAccount(LoggedEvent event) && !event.isAtHome(partitions.size())
                ? Reading.foreign(event.position(), "its account belongs in another partition")
                : reading;
    }

    private Map<Integer, Stretch> stretches() {
        Map<Integer, Stretch> read = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            long from = positions.getOrDefault(partition.partition(), 0L);
            long to = consumer.position(partition);
            if (to != from) {
                read.put(partition.partition(), new Stretch(from, to));
            }
        }
        return read;
    }

    /// Notes what need not be read again.
    public void done(Page page) {
        page.stretches().forEach((partition, stretch) -> positions.put(partition, stretch.to()));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
