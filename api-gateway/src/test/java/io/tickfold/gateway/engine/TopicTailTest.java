package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicTailTest {

    private static final String TOPIC = "trade-events";
    private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);
    private static final long END = 100;

    private final Queue<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>();
    private final AtomicBoolean forbidden = new AtomicBoolean();
    private final List<Long> heard = new CopyOnWriteArrayList<>();
    private final MockConsumer<byte[], byte[]> consumer = consumer();
    private TopicTail tail = tail();

    private TopicTail tail() {
        return new TopicTail(TOPIC, this::next, record -> heard.add(record.offset()));
    }

    private synchronized Consumer<byte[], byte[]> next() {
        if (consumers.isEmpty()) {
            throw new KafkaException("no broker");
        }
        return consumers.remove();
    }

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> made = new ForbiddenConsumer();
        Node[] nodes = {};
        List<PartitionInfo> partitions =
                Stream.of(ZERO, ONE)
                        .map(p ->
                                new PartitionInfo(
                                        TOPIC, p.partition(), Node.noNode(), nodes, nodes))
                        .toList();
        made.updatePartitions(TOPIC, partitions);
        made.updateEndOffsets(Map.of(ZERO, END, ONE, END));
        made.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 98L));
        offer(made);
        return made;
    }

    /// Fails each poll as long as the topic is forbidden.
    private final class ForbiddenConsumer extends MockConsumer<byte[], byte[]> {

        ForbiddenConsumer() {
            super("none");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            if (forbidden.get()) {
                throw new TopicAuthorizationException(TOPIC);
            }
            return super.poll(timeout);
        }
    }

    private synchronized void offer(MockConsumer<byte[], byte[]> made) {
        consumers.add(made);
    }

    @AfterEach
    void stop() {
        tail.stop();
    }

    @Test
    void hearsEverythingThatComesAfterItsStart() {
        started();
        add(ZERO, END);
        add(ONE, END);
        add(ZERO, END + 1);
        await().until(() -> heard.size() == 3);
        assertThat(heard).containsExactlyInAnyOrder(END, END, END + 1);
    }

    @Test
    void startsAtTheEndOfEveryPartition() {
        started();
        assertThat(positions()).isEqualTo(Map.of(ZERO, END, ONE, END));
    }

    @Test
    void isNotPositionedBeforeItKnowsTheEndOfEveryPartition() {
        consumer.setOffsetsException(new TimeoutException("no leader"));
        MockConsumer<byte[], byte[]> empty = new MockConsumer<>("none");
        offer(empty);
        tail.start();
        await().until(empty::closed);
        assertThat(tail.isPositioned()).isFalse();
        consumer();
        await().until(tail::isPositioned);
    }

    @Test
    void keepsItsPositionsThroughAnOutage() {
        started();
        consumer.setPollException(new TimeoutException("broker is away"));
        consumer.setPollException(new KafkaException("still away"));
        add(ZERO, END);
        await().until(() -> heard.size() == 1);
        assertThat(consumer.closed()).isFalse();
        assertThat(tail.isPositioned()).isTrue();
    }

    @Test
    void isNotPositionedWhilePollsFail() {
        started();
        forbidden.set(true);
        await().until(() -> !tail.isPositioned());
        await().during(Duration.ofMillis(600)).until(() -> !tail.isPositioned());
        forbidden.set(false);
        await().until(tail::isPositioned);
        assertThat(consumer.closed()).isFalse();
    }

    @Test
    void restartsIfPollsDoNothingButFail() {
        started();
        forbidden.set(true);
        await().atMost(Duration.ofSeconds(30)).until(consumer::closed);
        assertThat(tail.isPositioned()).isFalse();
        forbidden.set(false);
        consumer();
        await().until(tail::isPositioned);
    }

    @Test
    void restartsIfItsRecordsAreGone() {
        started();
        consumer.setPollException(new OffsetOutOfRangeException(Map.of(ZERO, END)));
        await().until(() -> !tail.isPositioned());
        consumer();
        await().until(tail::isPositioned);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void continuesAfterARecordThatNobodyCouldHandle() {
        tail =
                new TopicTail(
                        TOPIC,
                        this::next,
                        record -> {
                            heard.add(record.offset());
                            throw new IllegalStateException("a fault");
                        });
        started();
        add(ZERO, END);
        add(ZERO, END + 1);
        await().until(() -> heard.size() == 2);
        assertThat(tail.isPositioned()).isTrue();
    }

    @Test
    void followsAgainAfterAnErrorEndedItsThread() {
        tail =
                new TopicTail(
                        TOPIC,
                        this::next,
                        record -> {
                            heard.add(record.offset());
                            throw new StackOverflowError("a fault");
                        });
        started();
        add(ZERO, END);
        await().until(() -> !tail.isPositioned());
        consumer();
        await().until(tail::isPositioned);
    }

    @Test
    void stopsAndCanBeStartedAgain() {
        started();
        tail.stop();
        assertThat(consumer.closed()).isTrue();
        assertThat(tail.isRunning()).isFalse();
        assertThat(tail.isPositioned()).isFalse();
        consumer();
        started();
    }

    private void started() {
        tail.start();
        await().until(tail::isPositioned);
    }

    private void add(TopicPartition partition, long offset) {
        consumer.addRecord(
                new ConsumerRecord<>(
                        TOPIC, partition.partition(), offset, new byte[0], new byte[0]));
    }

    private Map<TopicPartition, Long> positions() {
        return consumer.assignment().stream().collect(Collectors.toMap(p -> p, consumer::position));
    }
}
