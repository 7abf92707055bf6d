package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.engine.TradeEventListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Notes each event that this gateway hears of, before a client does.
final class SeenEvents implements TradeEventListener {

    private final Progress progress;

    SeenEvents(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        progress.seen(record.partition(), record.offset());
    }
}
