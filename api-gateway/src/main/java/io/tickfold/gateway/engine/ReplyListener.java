package io.tickfold.gateway.engine;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.readmodel.log.LogPosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands the events of `trade-events` to the requests that wait for them, and decodes no others.
@Component
final class ReplyListener {

    private static final Logger log = LoggerFactory.getLogger(ReplyListener.class);

    private final PendingRequests requests;

    ReplyListener(PendingRequests requests) {
        this.requests = requests;
    }

    void handle(ConsumerRecord<byte[], byte[]> record) {
        MessageHeaders.requestId(record.headers())
                .flatMap(requests::find)
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
        } catch (UnreadableMessageException e) {
            log.error("unreadable event at {}-{}", record.partition(), record.offset(), e);
            request.end(new AttemptResult.Unreadable());
        }
    }
}
