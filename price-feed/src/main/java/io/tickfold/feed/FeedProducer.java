package io.tickfold.feed;

import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/// Sends without ever throwing; kept out of the application context, which may hold other
/// templates.
final class FeedProducer implements AutoCloseable {

    /// Room is left in the producer's buffer, since its batches are not full.
    private static final int MOST_BYTES = KafkaClients.BUFFER_BYTES / 2;

    private static final int MANY_BYTES = MOST_BYTES / 4;
    private static final int OVERHEAD = 200;
    private static final String SOURCE = "/tickfold/price-feed";

    private final DefaultKafkaProducerFactory<byte[], byte[]> factory;
    private final KafkaTemplate<byte[], byte[]> template;
    private final ProducerListener<byte[], byte[]> listener;
    private final AtomicInteger waiting = new AtomicInteger();

    private FeedProducer(
            DefaultKafkaProducerFactory<byte[], byte[]> factory,
            ProducerListener<byte[], byte[]> listener) {
        this.factory = factory;
        this.listener = listener;
        this.template = new KafkaTemplate<>(factory);
        template.setProducerListener(listener);
    }

    /// For all but trades.
    static FeedProducer ofTicks(KafkaClients kafka, ProducerListener<byte[], byte[]> listener) {
        return new FeedProducer(
                kafka.producerFactory("price-feed", KafkaClients.PATIENCE_FOR_TICKS), listener);
    }

    /// Keeps trades while Kafka is away for a moment.
    static FeedProducer ofTrades(KafkaClients kafka, ProducerListener<byte[], byte[]> listener) {
        return new FeedProducer(
                kafka.producerFactory("price-feed-trades", KafkaClients.PATIENCE_FOR_TRADES),
                listener);
    }

    /// What a message of this feed says of itself.
    static Headers headers(Object message, String id, Instant time) {
        return MessageHeaders.published(MessageType.of(message), id, SOURCE, time);
    }

    /// Done once the cluster has the message, failed once it is given up.
    <K, V> CompletableFuture<?> publish(Topic<K, V> topic, K key, V value, Headers headers) {
        return send(
                new ProducerRecord<byte[], byte[]>(
                        topic.name(), null, topic.encodeKey(key), topic.encode(value), headers));
    }

    /// Done once the cluster has the record, failed once it is given up, or if so much waits
    /// already that it would have to wait for room.
    CompletableFuture<?> send(ProducerRecord<byte[], byte[]> message) {
        int size = size(message);
        if (waiting.get() + size > MOST_BYTES) {
            Exception full = new BufferExhaustedException("too much waits for Kafka");
            listener.onError(message, null, full);
            return CompletableFuture.failedFuture(full);
        }
        waiting.addAndGet(size);
        try {
            return template.send(message).whenComplete((_, _) -> waiting.addAndGet(-size));
        } catch (RuntimeException e) {
            waiting.addAndGet(-size);
            return CompletableFuture.failedFuture(e);
        }
    }

    private static int size(ProducerRecord<byte[], byte[]> message) {
        return OVERHEAD + message.value().length;
    }

    /// Whether much waits for Kafka.
    boolean isBehind() {
        return waiting.get() > MANY_BYTES;
    }

    /// Waits a moment for what is still being sent.
    @Override
    public void close() {
        factory.destroy();
    }
}
