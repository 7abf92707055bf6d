package io.tickfold.gateway.engine;

import io.tickfold.gateway.kafka.RecordHandler;
import io.tickfold.gateway.kafka.TradeEventListener;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Hands each event to everybody who listens, and only then to the request that waits for it.
final class EventFanOut implements RecordHandler {

    private final List<TradeEventListener> listeners;
    private final ReplyListener replies;

    EventFanOut(List<TradeEventListener> listeners, ReplyListener replies) {
        this.listeners = List.copyOf(listeners);
        this.replies = replies;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        for (TradeEventListener listener : listeners) {
            listener.handle(record);
        }
        replies.handle(record);
    }
}
