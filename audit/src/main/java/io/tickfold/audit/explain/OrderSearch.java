package io.tickfold.audit.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ForeignEvents;
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
import java.util.Iterator;
import java.util.Optional;

/// Finds whose order an id names, by looking at the events of all partitions.
record OrderSearch(AuditedLog log, OrderId order, ForeignEvents foreign) {

    private static final MessageType REFUSED = MessageType.COMMAND_REFUSED;

    /// Whose order it is.
    record Owner(int partition, AccountId account) {}

    /// The owner, according to the first event that names one.
    Optional<Owner> find() {
        for (int partition = 0; partition < log.partitions(); partition++) {
            Iterator<LogRecord> events = log.read(partition, Part.EVENTS);
            while (events.hasNext()) {
                Optional<AccountId> owner = owner(events.next());
                if (owner.isPresent()) {
                    return Optional.of(new Owner(partition, owner.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<AccountId> owner(LogRecord record) {
        return Optional.of(record)
                .filter(this::mayBeAbout)
                .flatMap(foreign::decode)
                .filter(TradeEvent.class::isInstance)
                .map(TradeEvent.class::cast)
                .filter(this::isAbout)
                .map(event -> event.header().accountId());
    }

    /// Whether the event is a refusal, which does not state the id, or its bytes hold the id; that
    /// is much cheaper than reading them.
    private boolean mayBeAbout(LogRecord record) {
        byte[] value = record.value();
        return value != null
                && (MessageHeaders.type(record.headers()).filter(REFUSED::equals).isPresent()
                        || new String(value, ISO_8859_1).contains(order.value()));
    }

    /// A text of a client, such as its own id of an order, may look like the id too.
    private boolean isAbout(TradeEvent event) {
        return switch (event) {
            case OrderEvent ofOrder -> order.equals(ofOrder.orderId());
            case CloseAllCompleted all ->
                    all.left().stream().anyMatch(left -> order.equals(left.orderId()));
            case CommandRefused refused -> RefusedOpening.ids(refused).contains(order);
            case AccountEvent _ -> false;
        };
    }
}
