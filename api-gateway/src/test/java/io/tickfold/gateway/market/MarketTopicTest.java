package io.tickfold.gateway.market;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarketTopicTest {

    private static final String TOPIC = "price-ticks";
    private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);
    private static final long END = 100;

    private final Queue<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>();
    private final List<Long> received = new CopyOnWriteArrayList<>();
    private final MarketTopic topic =
            new MarketTopic(new LookBack(TOPIC, 5), this::next, this::receive);

    private void receive(ConsumerRecord<byte[], byte[]> record) {
        received.add(record.offset());
        switch (new String(record.value(), UTF_8)) {
            case "" -> throw new IllegalStateException("a fault");
            case "fatal" -> throw new StackOverflowError("a fault");
            default -> {}
        }
    }

    private synchronized Consumer<byte[], byte[]> next() {
        if (consumers.isEmpty()) {
            throw new KafkaException("no broker");
        }
        return consumers.remove();
    }

    /// The first consumer finds the partitions, the second reads them.
    private MockConsumer<byte[], byte[]> reader() {
        MockConsumer<byte[], byte[]> _ = consumer();
        return consumer();
    }

    private synchronized MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> made = new MockConsumer<>("none");
        Node[] nodes = {};
        List<PartitionInfo> partitions =
                Stream.of(ZERO, ONE)
                        .map(p ->
                                new PartitionInfo(
                                        TOPIC, p.partition(), Node.noNode(), nodes, nodes))
                        .toList();
        made.updatePartitions(TOPIC, partitions);
        made.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 98L));
        made.updateEndOffsets(Map.of(ZERO, END, ONE, END));
        consumers.add(made);
        return made;
    }

    @AfterEach
    void stop() {
        topic.stop();
    }

    @Test
    void startsSomeRecordsBeforeTheEndAsFarAsTheyAreKept() {
        MockConsumer<byte[], byte[]> reader = reader();
        started(reader);
        await().ignoreExceptions()
                .until(() -> positions(reader).equals(Map.of(ZERO, 95L, ONE, 98L)));
    }

    @Test
    void receivesWhatIsPublished() {
        MockConsumer<byte[], byte[]> reader = reader();
        started(reader);
        add(reader, ZERO, 95, "x");
        add(reader, ONE, 98, "x");
        await().until(() -> received.size() == 2);
        assertThat(received).containsExactlyInAnyOrder(95L, 98L);
    }

    @Test
    void waitsForABroker() {
        topic.start();
        assertThat(topic.isRunning()).isTrue();
        MockConsumer<byte[], byte[]> reader = reader();
        await().until(() -> !reader.assignment().isEmpty());
    }

    @Test
    void survivesAnOutage() {
        MockConsumer<byte[], byte[]> reader = reader();
        started(reader);
        reader.setPollException(new TimeoutException("broker is away"));
        reader.setPollException(new KafkaException("still away"));
        add(reader, ZERO, 95, "x");
        await().until(() -> received.contains(95L));
        assertThat(reader.closed()).isFalse();
    }

    @Test
    void startsOverIfItsRecordsAreGone() {
        MockConsumer<byte[], byte[]> reader = reader();
        started(reader);
        reader.updateEndOffsets(Map.of(ZERO, 200L, ONE, 200L));
        reader.setPollException(new OffsetOutOfRangeException(Map.of(ZERO, 95L)));
        await().until(() -> positions(reader).equals(Map.of(ZERO, 195L, ONE, 195L)));
    }

    @Test
    void skipsARecordThatTheListenerFailsOn() {
        MockConsumer<byte[], byte[]> reader = reader();
        started(reader);
        add(reader, ZERO, 95, "");
        add(reader, ZERO, 96, "x");
        await().until(() -> received.size() == 2);
        assertThat(received).containsExactly(95L, 96L);
    }

    /// Spring Kafka's container stops for good at an `Error`.
    @Test
    void isReadAgainAfterAnErrorEndedItsThread() {
        MockConsumer<byte[], byte[]> reader = reader();
        started(reader);
        await().until(topic::isBeingRead);
        add(reader, ZERO, 95, "fatal");
        await().until(() -> !topic.isBeingRead());
        MockConsumer<byte[], byte[]> next = reader();
        await().until(() -> !next.assignment().isEmpty());
        add(next, ZERO, 95, "x");
        await().until(() -> received.size() == 2);
        await().until(topic::isBeingRead);
    }

    @Test
    void commitsNothing() {
        MockConsumer<byte[], byte[]> reader = reader();
        started(reader);
        add(reader, ZERO, 95, "x");
        await().until(() -> received.size() == 1);
        assertThat(reader.committed(Set.of(ZERO)).get(ZERO)).isNull();
    }

    @Test
    void stopsAndCanBeStartedAgain() {
        MockConsumer<byte[], byte[]> reader = reader();
        started(reader);
        topic.stop();
        assertThat(reader.closed()).isTrue();
        assertThat(topic.isRunning()).isFalse();
        started(reader());
    }

    @Test
    void stopsWhileItWaitsForABroker() {
        topic.start();
        topic.stop();
        assertThat(topic.isRunning()).isFalse();
    }

    private void started(MockConsumer<byte[], byte[]> reader) {
        topic.start();
        await().until(() -> !reader.assignment().isEmpty());
    }

    private static void add(
            MockConsumer<byte[], byte[]> reader, TopicPartition from, long offset, String value) {
        reader.addRecord(
                new ConsumerRecord<>(
                        TOPIC, from.partition(), offset, new byte[0], value.getBytes(UTF_8)));
    }

    private static Map<TopicPartition, Long> positions(MockConsumer<byte[], byte[]> reader) {
        return reader.assignment().stream().collect(Collectors.toMap(p -> p, reader::position));
    }
}
