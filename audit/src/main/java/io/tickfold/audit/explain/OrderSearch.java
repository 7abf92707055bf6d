package io.tickfold.audit.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Iterator;
import java.util.Optional;

/// Finds whose order an id names, by looking at the events of all partitions.
record OrderSearch(AuditedLog log, OrderId order) {

    /// Whose order it is.
    record Owner(int partition, AccountId account) {}

    /// @throws DamagedLogException if an event that may say it cannot be read
    Optional<Owner> find() {
        byte[] wanted = order.value().getBytes(UTF_8);
        for (int partition = 0; partition < log.partitions(); partition++) {
            Iterator<LogRecord> events = log.read(partition, Part.EVENTS);
            while (events.hasNext()) {
                Optional<AccountId> owner = owner(events.next(), wanted);
                if (owner.isPresent()) {
                    return Optional.of(new Owner(partition, owner.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<AccountId> owner(LogRecord record, byte[] wanted) {
        byte[] value = record.value();
        Optional<MessageType> type = MessageHeaders.type(record.headers());
        if (value == null) {
            return Optional.empty();
        }
        if (type.equals(Optional.of(MessageType.COMMAND_REFUSED))) {
            return refused(record);
        }
        return contains(value, wanted)
                ? Optional.of(event(record))
                        .filter(this::isAbout)
                        .map(event -> event.header().accountId())
                : Optional.empty();
    }

    private Optional<AccountId> refused(LogRecord record) {
        return Optional.of(event(record))
                .filter(CommandRefused.class::isInstance)
                .map(CommandRefused.class::cast)
                .filter(refused -> RefusedOpening.ids(refused).contains(order))
                .map(refused -> refused.header().accountId());
    }

    /// A text of a client, such as its own id of an order, may look like the id too.
    private boolean isAbout(TradeEvent event) {
        return switch (event) {
            case OrderEvent ofOrder -> order.equals(ofOrder.orderId());
            case CloseAllCompleted all ->
                    all.left().stream().anyMatch(left -> order.equals(left.orderId()));
            case AccountEvent _ -> false;
        };
    }

    private static TradeEvent event(LogRecord record) {
        try {
            return Topics.TRADE_EVENTS.decode(TradeEvent.class, record.headers(), record.value());
        } catch (UnreadableMessageException e) {
            throw new DamagedLogException(Place.of(record), e);
        }
    }

    /// Whether the bytes hold this text; much cheaper than reading them.
    static boolean contains(byte[] bytes, byte[] text) {
        int last = bytes.length - text.length;
        for (int start = 0; start <= last; start++) {
            int matched = 0;
            while (matched < text.length && bytes[start + matched] == text[matched]) {
                matched++;
            }
            if (matched == text.length) {
                return true;
            }
        }
        return false;
    }
}
