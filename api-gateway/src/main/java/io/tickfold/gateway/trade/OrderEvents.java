package io.tickfold.gateway.trade;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.Price;
import io.tickfold.gateway.web.IsoTime;
import io.tickfold.readmodel.query.RecordedEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bodies of what happened to one order.
final class OrderEvents {

    private OrderEvents() {}

    /// What caused an event: a command, or the quote in the record at the offset.
    @Schema(name = "EntryCause")
    record CauseBody(
            @Schema(types = {"string", "null"}) @Nullable String commandId, long inputOffset) {}

    /// @param price that the order was opened or closed at; null if neither
    /// @param data the event as it is in Kafka
    @Schema(name = "OrderHistoryEntry")
    record OrderEvent(
            long sequence,
            String type,
            String at,
            CauseBody cause,
            @Schema(types = {"number", "null"}) @Nullable BigDecimal price,
            @Schema(types = "object") @JsonRawValue String data) {

        static OrderEvent of(RecordedEvent recorded) {
            TradeEvent event = recorded.event();
            var cause = event.header().cause();
            return new OrderEvent(
                    recorded.sequence(),
                    recorded.type(),
                    IsoTime.of(event.header().at()),
                    new CauseBody(
                            cause.commandId().map(Object::toString).orElse(null),
                            cause.inputOffset()),
                    OrderEvents.price(event).map(Price::value).orElse(null),
                    recorded.data());
        }
    }

    static List<OrderEvent> of(List<RecordedEvent> events) {
        return events.stream().map(OrderEvent::of).toList();
    }

    private static Optional<Price> price(TradeEvent event) {
        return switch (event) {
            case OrderOpened opened -> Optional.of(opened.order().openPrice());
            case OrderReduced reduced -> Optional.of(reduced.closePrice());
            case OrderClosed closed -> Optional.of(closed.closePrice());
            case OrderAmended _, AccountEvent _ -> Optional.empty();
        };
    }
}
