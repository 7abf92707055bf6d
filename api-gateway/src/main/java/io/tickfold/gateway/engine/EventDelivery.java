package io.tickfold.gateway.engine;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows an event to every listener, then hands it to the request that waits for it, which no
/// listener can keep from it.
record EventDelivery(List<TradeEventListener> listeners, PendingRequests requests)
        implements TradeEventListener {

    private static final Logger log = LoggerFactory.getLogger(EventDelivery.class);

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> event) {
        listeners.forEach(listener -> show(event, listener));
        requests.deliver(event);
    }

    private static void show(ConsumerRecord<byte[], byte[]> event, TradeEventListener listener) {
        try {
            listener.handle(event);
        } catch (RuntimeException e) {
            log.error("{} fails at {}-{}", listener, event.partition(), event.offset(), e);
        }
    }
}
