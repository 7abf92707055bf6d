package io.tickfold.feed;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/// Sends without ever throwing; kept out of the application context, which may hold other
/// templates.
final class FeedProducer implements AutoCloseable {

    private final DefaultKafkaProducerFactory<byte[], byte[]> factory;
    private final KafkaTemplate<byte[], byte[]> template;

    FeedProducer(KafkaClients kafka, ProducerListener<byte[], byte[]> listener) {
        this.factory = kafka.producerFactory();
        this.template = new KafkaTemplate<>(factory);
        template.setProducerListener(listener);
    }

    /// Done once the cluster has the record, failed once it is given up.
    CompletableFuture<?> send(ProducerRecord<byte[], byte[]> message) {
        try {
            return template.send(message);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Waits a moment for what is still being sent.
    @Override
    public void close() {
        factory.destroy();
    }
}
