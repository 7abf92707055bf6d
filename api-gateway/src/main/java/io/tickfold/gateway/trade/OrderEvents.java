package io.tickfold.gateway.trade;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
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
import io.tickfold.contract.value.Price;
import io.tickfold.gateway.readmodel.RecordedEvent;
import io.tickfold.gateway.web.IsoTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds what happened to one order.
final class OrderEvents {

    /// An order can be amended without end.
    private static final int MOST = 1_000;

    private static final String LAST =
            """
            SELECT sequence, type, data FROM event WHERE account_id = ? AND order_id = ?
            ORDER BY sequence DESC LIMIT ?
            """;

    private OrderEvents() {}

    /// What caused an event: a command, or the quote in the record at the offset.
    record CauseBody(
            @Schema(types = {"string", "null"}) @Nullable String commandId, long inputOffset) {}

    /// @param price that the order was opened or closed at; null if neither
    /// @param data the event as it stands in Kafka
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

    /// The last thousand, in order.
    static List<OrderEvent> of(JdbcClient sql, AccountId account, OrderId order) {
        List<RecordedEvent> newestFirst =
                sql.sql(LAST)
                        .param(account.value())
                        .param(order.value())
                        .param(MOST)
                        .query((row, _) -> RecordedEvent.of(row))
                        .list();
        List<RecordedEvent> events = new ArrayList<>(newestFirst);
        Collections.reverse(events);
        return events.stream().map(OrderEvent::of).toList();
    }

    private static Optional<Price> price(TradeEvent event) {
        return switch (event) {
            case OrderOpened opened -> Optional.of(opened.order().openPrice());
            case OrderReduced reduced -> Optional.of(reduced.closePrice());
            case OrderClosed closed -> Optional.of(closed.closePrice());
            case OrderAmended _,
                    AccountOpened _,
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
