package io.tickfold.feed;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.ProducerListener;

/// Counts every failed send, and logs few of them.
final class SendFailures implements ProducerListener<byte[], byte[]> {

    private static final Logger LOGGER = LoggerFactory.getLogger(SendFailures.class);

    private final FeedMetrics metrics;
    private final RareLog log = new RareLog(System::nanoTime);

    SendFailures(FeedMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void onError(
            ProducerRecord<byte[], byte[]> message,
            @Nullable RecordMetadata metadata,
            @Nullable Exception failure) {
        metrics.sendFailed(message.topic());
        if (log.permits()) {
            LOGGER.warn("cannot write to {}; the feed continues", message.topic(), failure);
        }
    }
}
