package io.tickfold.gateway.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.tickfold.readmodel.log.ByteConsumers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop of a tail; it keeps its positions through outages and ends only when it is stopped.
///
/// After seconds of nothing but failures, or an `Error`, it restarts at the end, so that one bad
/// record cannot stop it.
final class TailFollower implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(TailFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long BACK_OFF_MS = 250;
    private static final int MAX_FAILURES = 20;

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final TradeEventListener listener;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean positioned;
    private boolean failing;
    private int failures;

    TailFollower(
            String topic,
            Supplier<Consumer<byte[], byte[]>> consumers,
            TradeEventListener listener) {
        this.topic = topic;
        this.consumers = consumers;
        this.listener = listener;
    }

    /// Whether every record that is committed from now on will be seen, as far as the last poll
    /// tells: false from a poll that fails until one that succeeds.
    boolean isPositioned() {
        return positioned;
    }

    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        while (isWanted()) {
            try {
                follow();
            } catch (RuntimeException | Error e) {
                failed(e);
            }
        }
    }

    private void follow() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        failures = 0;
        try {
            seekToEnd(consumer);
            log.info("following {}", consumer.assignment());
            while (isWanted()) {
                poll(consumer);
            }
        } finally {
            positioned = false;
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    /// Resolves the position of every partition, so that no record that follows is missed.
    private void seekToEnd(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = ByteConsumers.partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    private void poll(Consumer<byte[], byte[]> consumer) {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            failing = false;
            failures = 0;
            positioned = true;
            records.forEach(this::handle);
        } catch (InvalidOffsetException e) {
            log.error("{} no longer has the next records; answers may be lost", topic, e);
            throw e;
        } catch (KafkaException e) {
            pollFailed(e);
        }
    }

    private void pollFailed(KafkaException e) {
        positioned = false;
        failures++;
        if (failures >= MAX_FAILURES) {
            log.error("restarting at the end of {} after {} failures", topic, failures, e);
            throw e;
        }
        failed(e);
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        try {
            listener.handle(record);
        } catch (RuntimeException e) {
            log.error("{}-{} at {}", record.topic(), record.partition(), record.offset(), e);
        }
    }

    private void failed(Throwable e) {
        if (!failing) {
            log.warn("cannot read {}, retrying: {}", topic, e.toString());
        }
        failing = true;
        pause();
    }

    private void pause() {
        try {
            boolean _ = stop.await(BACK_OFF_MS, MILLISECONDS);
        } catch (InterruptedException _) {
            stop();
        }
    }

    private boolean isWanted() {
        return stop.getCount() > 0;
    }
}
