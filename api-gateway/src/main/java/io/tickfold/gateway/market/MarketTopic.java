package io.tickfold.gateway.market;

import io.tickfold.gateway.engine.TopicTail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;

/// Reads all partitions of a topic by a container of Spring Kafka, without a group: every gateway
/// gets every record.
///
/// The container starts once a broker has told where to begin, which may be long after the gateway.
final class MarketTopic implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MarketTopic.class);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration AUTHORIZATION_RETRY = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final RetryTemplate UNTIL_FOUND =
            new RetryTemplate(
                    RetryPolicy.builder().maxRetries(Long.MAX_VALUE).delay(RETRY).build());

    private final LookBack start;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final MessageListener<byte[], byte[]> listener;
    private Optional<Thread> starter = Optional.empty();
    private Optional<KafkaMessageListenerContainer<byte[], byte[]>> container = Optional.empty();

    MarketTopic(
            LookBack start,
            Supplier<Consumer<byte[], byte[]>> consumers,
            MessageListener<byte[], byte[]> listener) {
        this.start = start;
        this.consumers = consumers;
        this.listener = listener;
    }

    @Override
    public synchronized void start() {
        Thread thread = Thread.ofVirtual().name("start-" + start.topic()).unstarted(this::find);
        starter = Optional.of(thread);
        thread.start();
    }

    private void find() {
        try {
            begin(UNTIL_FOUND.execute(this::offsets));
        } catch (RetryException e) {
            log.debug("stopped before {} was found", start.topic(), e);
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

    private synchronized void begin(TopicPartitionOffset[] offsets) {
        if (starter.filter(Thread.currentThread()::equals).isPresent()) {
            KafkaMessageListenerContainer<byte[], byte[]> begun = container(offsets);
            begun.start();
            container = Optional.of(begun);
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

    @Override
    public synchronized void stop() {
        starter.ifPresent(Thread::interrupt);
        starter = Optional.empty();
        container.ifPresent(KafkaMessageListenerContainer::stop);
        container = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return starter.isPresent();
    }

    @Override
    public int getPhase() {
        return TopicTail.PHASE;
    }
}
