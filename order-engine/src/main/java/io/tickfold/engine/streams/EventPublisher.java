package io.tickfold.engine.streams;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Writes what came of one input, as CloudEvents named after the input's position.
final class EventPublisher {

    static final String SOURCE = "/tickfold/order-engine";

    private final ProcessorContext<Object, byte[]> context;
    private final EngineMetrics metrics;
    private final Record<byte[], byte[]> input;
    private final int partition;
    private final long offset;
    private int published;
    private int counted;
    private byte[] lastValue = new byte[0];

    /// @param offset of the input
    EventPublisher(
            ProcessorContext<Object, byte[]> context,
            EngineMetrics metrics,
            Record<byte[], byte[]> input,
            long offset) {
        this.context = context;
        this.metrics = metrics;
        this.input = input;
        this.partition = context.taskId().partition();
        this.offset = offset;
    }

    /// Publishes what quotes triggered, whoever may have asked for something else meanwhile.
    void publishTriggered(List<TradeEvent> events) {
        events.forEach(event -> publish(event, headers(event)));
    }

    /// Publishes the answer to a command, marked with its request; the last event is marked final.
    void publishAnswer(List<TradeEvent> events) {
        for (int index = 0; index < events.size(); index++) {
            TradeEvent event = events.get(index);
            Headers headers = headers(event);
            MessageHeaders.requestId(input.headers())
                    .ifPresent(id -> MessageHeaders.addRequestId(headers, id));
            if (index == events.size() - 1) {
                MessageHeaders.markFinal(headers);
            }
            publish(event, headers);
        }
    }

    /// By what the last event is recognised; empty if there was none.
    Optional<EventMark> last() {
        return published == 0
                ? Optional.empty()
                : Optional.of(EventMark.of(id(published - 1), lastValue));
    }

    /// How many of the events their accounts have counted.
    int counted() {
        return counted;
    }

    private EventId id(int index) {
        return new EventId(partition, offset, index);
    }

    private Headers headers(TradeEvent event) {
        String id = id(published).toString();
        return MessageHeaders.published(MessageType.of(event), id, SOURCE, event.header().at());
    }

    private void publish(TradeEvent event, Headers headers) {
        EventKey key = new EventKey(event.header().accountId(), partition);
        byte[] value = Topics.TRADE_EVENTS.encode(event);
        context.forward(new Record<>(key, value, input.timestamp(), headers), TradeTopology.EVENTS);
        metrics.published(event);
        lastValue = value;
        counted += Head.countOf(event);
        published++;
    }
}
