package io.tickfold.gateway.market;

import io.tickfold.gateway.engine.LastingTask;
import io.tickfold.gateway.engine.TopicTail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;

/// Reads all partitions of a topic by a container of Spring Kafka, without a group: every gateway
/// gets every record.
///
/// The container starts once a broker has told where to begin, which may be long after the gateway.
/// One that has stopped by itself, which it does at an `Error`, is replaced.
final class MarketTopic implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MarketTopic.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration AUTHORIZATION_RETRY = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final LookBack start;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final MessageListener<byte[], byte[]> listener;
    private volatile Optional<Running> running = Optional.empty();

    private record Running(Reading reading, LastingTask task) {}

    MarketTopic(
            LookBack start,
            Supplier<Consumer<byte[], byte[]>> consumers,
            MessageListener<byte[], byte[]> listener) {
        this.start = start;
        this.consumers = consumers;
        this.listener = listener;
    }

    @Override
    public void start() {
        Reading reading = new Reading();
        LastingTask task = new LastingTask("market-" + start.topic(), reading);
        running = Optional.of(new Running(reading, task));
        task.start();
    }

    @Override
    public void stop() {
        Optional<Running> ended = running;
        running = Optional.empty();
        ended.ifPresent(r -> r.task().stop(r.reading()::stop, STOP.plus(LOOK)));
    }

    @Override
    public boolean isRunning() {
        return running.isPresent();
    }

    @Override
    public int getPhase() {
        return TopicTail.PHASE;
    }

    String topic() {
        return start.topic();
    }

    /// Whether records are being read: not before a broker is found, nor after a container has
    /// stopped by itself until the next one begins.
    boolean isBeingRead() {
        return running.filter(r -> r.reading().isUnderWay()).isPresent();
    }

    /// From finding a broker to the end of one container.
    private final class Reading implements Runnable {

        private final CountDownLatch stop = new CountDownLatch(1);
        private volatile boolean underWay;

        void stop() {
            stop.countDown();
        }

        boolean isUnderWay() {
            return underWay;
        }

        @Override
        public void run() {
            Optional<TopicPartitionOffset[]> offsets = Optional.empty();
            while (offsets.isEmpty() && !isStopped()) {
                offsets = find();
            }
            offsets.ifPresent(this::read);
        }

        private Optional<TopicPartitionOffset[]> find() {
            try {
                return Optional.of(offsets());
            } catch (RuntimeException e) {
                log.debug("{} is not found yet", topic(), e);
                pause();
                return Optional.empty();
            }
        }

        private void read(TopicPartitionOffset[] offsets) {
            KafkaMessageListenerContainer<byte[], byte[]> container = container(offsets);
            try {
                container.start();
                underWay = true;
                while (container.isRunning() && !isStopped()) {
                    pause();
                }
            } finally {
                underWay = false;
                container.stop();
            }
            if (!isStopped()) {
                throw new IllegalStateException(topic() + " is no longer read");
            }
        }

        private void pause() {
            try {
                boolean _ = stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                stop();
            }
        }

        private boolean isStopped() {
            return stop.getCount() == 0;
        }
    }

    private TopicPartitionOffset[] offsets() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartitionOffset> offsets = new ArrayList<>();
            start.offsets(consumer)
                    .forEach((partition, offset) ->
                            offsets.add(
                                    new TopicPartitionOffset(
                                            partition.topic(), partition.partition(), offset)));
            return offsets.toArray(TopicPartitionOffset[]::new);
        }
    }

    /// Nothing is acknowledged, so nothing is committed.
    private KafkaMessageListenerContainer<byte[], byte[]> container(
            TopicPartitionOffset[] offsets) {
        ContainerProperties properties = new ContainerProperties(offsets);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener(listener);
        properties.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY);
        properties.setShutdownTimeout(STOP.toMillis());
        properties.setMicrometerEnabled(false);
        KafkaMessageListenerContainer<byte[], byte[]> made =
                new KafkaMessageListenerContainer<>(
                        new GrouplessConsumerFactory(consumers), properties);
        made.setBeanName(start.topic());
        made.setCommonErrorHandler(new SkipAndStartOver(start));
        return made;
    }
}
