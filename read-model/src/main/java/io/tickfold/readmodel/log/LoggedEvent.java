package io.tickfold.readmodel.log;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.util.Optional;

/// An event and its place in the log.
///
/// @param data the record's value as it is
public record LoggedEvent(LogPosition position, TradeEvent event, String data) {

    private static final int OFFSET_BITS = 48;

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

    /// Whether it is in the partition of its account. A refusal to somebody without an account is
    /// where its command was.
    ///
    /// @param partitions how many the log has
    boolean isAtHome(int partitions) {
        return !isOfAnAccount()
                || Topics.partitionOf(account(), partitions) == position.partition();
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
