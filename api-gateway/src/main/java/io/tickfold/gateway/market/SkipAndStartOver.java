package io.tickfold.gateway.market;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Skips a record that the listener fails on; after a poll that fails it pauses, then reads again
/// from the start, which does no harm where only the latest record of a kind counts.
final class SkipAndStartOver implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(SkipAndStartOver.class);
    private static final long BACK_OFF_MS = 250;

    private final LookBack start;

    SkipAndStartOver(LookBack start) {
        this.start = start;
    }

    @Override
    public boolean handleOne(
            Exception failure,
            ConsumerRecord<?, ?> record,
            Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        log.error("{}-{} at {}", record.topic(), record.partition(), record.offset(), failure);
        return true;
    }

    @Override
    public void handleOtherException(
            Exception failure,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        log.warn("cannot read {}, retrying: {}", start.topic(), failure.toString());
        try {
            ListenerUtils.stoppableSleep(container, BACK_OFF_MS);
            start.offsets(consumer).forEach(consumer::seek);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }
}
