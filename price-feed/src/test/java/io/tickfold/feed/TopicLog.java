package io.tickfold.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Everything that a topic holds, read from its beginning as it grows.
final class TopicLog<V> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final Topic<?, V> topic;
    private final Consumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    TopicLog(Topic<?, V> topic, KafkaClients kafka) {
        this.topic = topic;
        this.consumer = kafka.consumer("topic-log");
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic.name()).stream()
                        .map(info -> new TopicPartition(topic.name(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void awaitUntil(Predicate<TopicLog<V>> condition) {
        await().atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    consumer.poll(POLL).forEach(records::add);
                    return condition.test(this);
                });
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /// All messages of a type, in the order of each partition.
    <T> List<T> all(Class<T> type) {
        return cast(records.stream(), type);
    }

    /// The messages of a type in one partition.
    <T> List<T> in(int partition, Class<T> type) {
        return cast(records.stream().filter(r -> r.partition() == partition), type);
    }

    /// All ticks of one partition, those of one record in its order.
    List<PriceTick> ticks(int partition) {
        return in(partition, PriceChange.class).stream()
                .flatMap(change -> change.ticks().stream())
                .toList();
    }

    private <T> List<T> cast(Stream<ConsumerRecord<byte[], byte[]>> some, Class<T> type) {
        return some.map(this::message).filter(type::isInstance).map(type::cast).toList();
    }

    V message(ConsumerRecord<byte[], byte[]> message) {
        try {
            return topic.decode(message.headers(), message.value());
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return Arrays.stream(message.headers().toArray())
                .filter(header -> header.key().equals(name))
                .map(header -> new String(header.value(), UTF_8))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
