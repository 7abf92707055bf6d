package io.tickfold.gateway.kafka;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop of a tail; it keeps its positions through outages and ends only when it is stopped.
final class TailFollower implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(TailFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long BACK_OFF_MS = 250;

    private final TailStart start;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordHandler handler;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean positioned;
    private boolean failing;

    TailFollower(
            TailStart start, Supplier<Consumer<byte[], byte[]>> consumers, RecordHandler handler) {
        this.start = start;
        this.consumers = consumers;
        this.handler = handler;
    }

    /// Whether every record that is committed from now on will be seen.
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
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private void follow() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            start.apply(consumer);
            positioned = true;
            log.info("following {} from {}", start.topic(), consumer.assignment());
            while (isWanted()) {
                poll(consumer);
            }
        } finally {
            positioned = false;
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    private void poll(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.poll(POLL).forEach(this::handle);
            failing = false;
        } catch (InvalidOffsetException e) {
            log.error("{} no longer has the records that follow; answers may be lost", start, e);
            throw e;
        } catch (KafkaException e) {
            failed(e);
        }
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        try {
            handler.handle(record);
        } catch (RuntimeException e) {
            log.error("{}-{} at {}", record.topic(), record.partition(), record.offset(), e);
        }
    }

    private void failed(RuntimeException e) {
        if (!failing) {
            log.warn("cannot read {}, trying on: {}", start.topic(), e.toString());
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
