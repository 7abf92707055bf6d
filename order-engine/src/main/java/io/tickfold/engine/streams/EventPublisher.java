package io.tickfold.engine.streams;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Writes what an input led to, as CloudEvents named after the input's position.
record EventPublisher(ProcessorContext<Object, byte[]> context, EngineMetrics metrics) {

    static final String SOURCE = "/tickfold/order-engine";

    /// Publishes the events of one command; the last is marked final.
    void publish(List<TradeEvent> events, Record<byte[], byte[]> cause, long offset) {
        Optional<RequestId> request = MessageHeaders.requestId(cause.headers());
        int partition = context.taskId().partition();
        for (int index = 0; index < events.size(); index++) {
            TradeEvent event = events.get(index);
            Headers headers = headers(event, "%d-%d-%d".formatted(partition, offset, index));
            request.ifPresent(id -> MessageHeaders.addRequestId(headers, id));
            if (index == events.size() - 1) {
                MessageHeaders.markFinal(headers);
            }
            forward(event, headers, cause.timestamp());
        }
    }

    private static Headers headers(TradeEvent event, String id) {
        return MessageHeaders.published(MessageType.of(event), id, SOURCE, event.header().at());
    }

    private void forward(TradeEvent event, Headers headers, long timestamp) {
        EventKey key = new EventKey(event.header().accountId(), context.taskId().partition());
        byte[] value = Topics.TRADE_EVENTS.encode(event);
        context.forward(new Record<>(key, value, timestamp, headers), TradeTopology.EVENTS);
        metrics.published(MessageType.of(event));
    }
}
