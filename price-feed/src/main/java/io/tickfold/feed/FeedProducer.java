package io.tickfold.feed;

import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/// Sends without ever throwing; kept out of the application context, which may hold other
/// templates.
final class FeedProducer implements AutoCloseable {

    private static final int MANY = 5_000;
    private static final String SOURCE = "/tickfold/price-feed";

    private final DefaultKafkaProducerFactory<byte[], byte[]> factory;
    private final KafkaTemplate<byte[], byte[]> template;
    private final AtomicInteger unsent = new AtomicInteger();

    private FeedProducer(
            DefaultKafkaProducerFactory<byte[], byte[]> factory,
            ProducerListener<byte[], byte[]> listener) {
        this.factory = factory;
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

    /// Done once the cluster has the record, failed once it is given up.
    CompletableFuture<?> send(ProducerRecord<byte[], byte[]> message) {
        try {
            unsent.incrementAndGet();
            return template.send(message).whenComplete((_, _) -> unsent.decrementAndGet());
        } catch (RuntimeException e) {
            unsent.decrementAndGet();
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Whether many records are under way.
    boolean isBehind() {
        return unsent.get() > MANY;
    }

    /// Waits a moment for what is still being sent.
    @Override
    public void close() {
        factory.destroy();
    }
}
