package io.tickfold.readmodel.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// An event and its place in the log.
///
/// @param data the record's value as it is
public record LoggedEvent(LogPosition position, TradeEvent event, String data) {

    private static final int OFFSET_BITS = 48;

    /// The event of an account that a record holds; empty for one of a partition.
    ///
    /// @throws UnreadableMessageException if the record holds no event
    public static Optional<LoggedEvent> of(ConsumerRecord<byte[], byte[]> record)
            throws UnreadableMessageException {
        return switch (Topics.TRADE_EVENTS.decode(record.headers(), record.value())) {
            case TradeEvent event ->
                    Optional.of(
                            new LoggedEvent(
                                    new LogPosition(record.partition(), record.offset()),
                                    event,
                                    new String(record.value(), UTF_8)));
            case Checkpoint _, InputSkipped _ -> Optional.empty();
        };
    }

    /// The position as one number, by which events of a partition are in their order.
    public long key() {
        return ((long) position.partition() << OFFSET_BITS) + position.offset();
    }

    public EventHeader header() {
        return event.header();
    }

    public AccountId account() {
        return header().accountId();
    }

    /// Whether it happened to an account, and not only to somebody who has none.
    public boolean isOfAnAccount() {
        return header().sequence() > 0;
    }

    public String type() {
        return MessageType.of(event).wireName();
    }

    /// The order that it is about, if it is about one.
    public Optional<OrderId> order() {
        return switch (event) {
            case OrderEvent order -> Optional.of(order.orderId());
            case AccountEvent _ -> Optional.empty();
        };
    }
}
