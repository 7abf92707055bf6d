package io.tickfold.gateway.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.gateway.kafka.LogPosition;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// An event and where it stands.
///
/// @param data the record's value as it is
record LoggedEvent(LogPosition position, TradeEvent event, String data) {

    private static final int OFFSET_BITS = 48;

    /// The event of an account that a record holds; empty for a checkpoint.
    ///
    /// @throws UnreadableMessageException if the record is neither
    static Optional<LoggedEvent> of(ConsumerRecord<byte[], byte[]> record)
            throws UnreadableMessageException {
        return switch (Topics.TRADE_EVENTS.decode(record.headers(), record.value())) {
            case TradeEvent event ->
                    Optional.of(
                            new LoggedEvent(
                                    new LogPosition(record.partition(), record.offset()),
                                    event,
                                    new String(record.value(), UTF_8)));
            case Checkpoint _ -> Optional.empty();
        };
    }

    /// The position as one number, by which events of a partition are in their order.
    long key() {
        return ((long) position.partition() << OFFSET_BITS) + position.offset();
    }

    EventHeader header() {
        return event.header();
    }

    AccountId account() {
        return header().accountId();
    }

    /// Whether it happened to an account, and not only to somebody who has none.
    boolean isOfAnAccount() {
        return header().sequence() > 0;
    }

    String type() {
        return MessageType.of(event).wireName();
    }

    Optional<OrderKey> orderKey() {
        return order().map(order -> new OrderKey(account(), order));
    }

    /// The order that it is about, if it is about one.
    Optional<OrderId> order() {
        return switch (event) {
            case OrderOpened opened -> Optional.of(opened.order().orderId());
            case OrderAmended amended -> Optional.of(amended.orderId());
            case OrderReduced reduced -> Optional.of(reduced.order().orderId());
            case OrderClosed closed -> Optional.of(closed.order().orderId());
            case AccountOpened _,
                    FundsDeposited _,
                    FundsWithdrawn _,
                    BalanceAdjusted _,
                    MarginCalled _,
                    MarginCallEnded _,
                    NegativeBalanceCleared _,
                    CloseAllCompleted _,
                    CommandRefused _,
                    CommandRepeated _ ->
                    Optional.empty();
        };
    }
}
