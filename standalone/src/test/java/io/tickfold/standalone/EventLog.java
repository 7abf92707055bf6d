package io.tickfold.standalone;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads everything that has been decided, as a downstream consumer does.
final class EventLog {

    private EventLog() {}

    /// All committed events of accounts, in the order of their accounts.
    static List<TradeEvent> read(String kafka) throws UnreadableMessageException {
        List<TradeEvent> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : TopicContent.read(kafka, Topics.TRADE_EVENTS)) {
            if (each.key() != null) {
                events.add(
                        Topics.TRADE_EVENTS.decode(TradeEvent.class, each.headers(), each.value()));
            }
        }
        return events;
    }
}
