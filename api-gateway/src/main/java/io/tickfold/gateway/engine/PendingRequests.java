package io.tickfold.gateway.engine;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.readmodel.log.LogPosition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The attempts of this gateway that wait for their events; [Admission] bounds their number.
@Component
final class PendingRequests {

    private static final Logger log = LoggerFactory.getLogger(PendingRequests.class);

    private final Map<RequestId, PendingRequest> requests = new ConcurrentHashMap<>();

    PendingRequest register(RequestId id) {
        PendingRequest request = new PendingRequest(() -> forget(id));
        requests.put(id, request);
        return request;
    }

    /// Hands an event to the request that waits for it, and decodes no others.
    void deliver(ConsumerRecord<byte[], byte[]> record) {
        MessageHeaders.requestId(record.headers())
                .flatMap(id -> Optional.ofNullable(requests.get(id)))
                .ifPresent(request -> deliver(record, request));
    }

    private static void deliver(ConsumerRecord<byte[], byte[]> record, PendingRequest request) {
        try {
            TradeEvent event =
                    Topics.TRADE_EVENTS.decode(TradeEvent.class, record.headers(), record.value());
            if (MessageHeaders.isFinal(record.headers())) {
                request.complete(event, new LogPosition(record.partition(), record.offset()));
            } else {
                request.add(event);
            }
        } catch (UnreadableMessageException | RuntimeException e) {
            log.error("unreadable event at {}-{}", record.partition(), record.offset(), e);
            request.end(new AttemptResult.Unreadable());
        }
    }

    int count() {
        return requests.size();
    }

    private void forget(RequestId id) {
        requests.remove(id);
    }
}
