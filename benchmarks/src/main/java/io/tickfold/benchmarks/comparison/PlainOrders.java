package io.tickfold.benchmarks.comparison;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.PricedBy;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Json;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens and closes orders by no rules at all, at one price: the least that a service does which
/// keeps orders and nothing else.
final class PlainOrders {

    private static final Price PRICE = Price.of("42000.00");
    private static final PricedBy PRICED = new PricedBy(new Quote(PRICE, PRICE), 1, 0);
    private static final Money MARGIN = Money.of("0.42");
    private static final Money NOTHING = Money.of("0.00");
    private static final int RULES = 3;

    private PlainOrders() {}

    /// Where open orders are kept.
    interface Store {

        void put(String order, byte[] opened);

        /// @return what was put; absent if nothing was
        byte @Nullable [] remove(String order);
    }

    /// The event in JSON.
    static byte[] carryOut(Command command, Store store) {
        return switch (command) {
            case OpenOrder open -> open(open, store);
            case CloseOrder close -> close(close, store);
            case OpenAccount _,
                    Deposit _,
                    Withdraw _,
                    AdjustBalance _,
                    AmendOrder _,
                    CloseAllOrders _ ->
                    throw new IllegalArgumentException("nobody asks for " + command);
        };
    }

    private static byte[] open(OpenOrder open, Store store) {
        CommandHeader header = open.header();
        OrderId id = OrderId.of(header.accountId(), header.commandId());
        OrderTerms terms =
                new OrderTerms(
                        id,
                        new Symbol(open.symbol().value()),
                        Side.BUY,
                        open.quantity(),
                        open.leverage(),
                        PRICE,
                        MARGIN);
        byte[] opened =
                Json.MAPPER.writeValueAsBytes(
                        new OrderOpened(
                                header(header), terms, open.levels(), Optional.empty(), PRICED));
        store.put(id.value(), opened);
        return opened;
    }

    private static byte[] close(CloseOrder close, Store store) {
        byte[] opened = store.remove(close.orderId().value());
        OrderTerms terms = Json.MAPPER.readValue(opened, OrderOpened.class).order();
        return Json.MAPPER.writeValueAsBytes(
                new OrderClosed(
                        header(close.header()), terms, PRICE, NOTHING, CloseReason.MANUAL, PRICED));
    }

    private static EventHeader header(CommandHeader command) {
        return new EventHeader(
                command.accountId(),
                1,
                Instant.now(),
                RULES,
                new Cause(Optional.of(command.commandId()), Optional.empty(), 0),
                NOTHING);
    }

    /// Reads what a command was answered.
    static TradeEvent answer(Command command, byte[] event) {
        return command instanceof OpenOrder
                ? Json.MAPPER.readValue(event, OrderOpened.class)
                : Json.MAPPER.readValue(event, OrderClosed.class);
    }
}
