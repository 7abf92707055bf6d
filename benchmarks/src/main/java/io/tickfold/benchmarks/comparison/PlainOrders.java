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
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
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

    /// The event in JSON.
    ///
    /// @param put keeps an order under its id
    /// @param remove takes it out again; there is none if it was never put
    /// @throws IllegalArgumentException if it is no request that the clients send
    static byte[] carryOut(
            Headers headers,
            byte[] value,
            BiConsumer<String, byte[]> put,
            Function<String, byte @Nullable []> remove) {
        return switch (command(headers, value)) {
            case OpenOrder open -> open(open, put);
            case CloseOrder close -> close(close, remove);
            case OpenAccount _,
                    Deposit _,
                    Withdraw _,
                    AdjustBalance _,
                    AmendOrder _,
                    CloseAllOrders _ ->
                    throw new IllegalArgumentException("nobody asks for that");
        };
    }

    private static Command command(Headers headers, byte[] value) {
        try {
            return Topics.TRADE_INPUT.decode(Command.class, headers, value);
        } catch (UnreadableMessageException e) {
            throw new IllegalArgumentException("a request that nobody sends", e);
        }
    }

    private static byte[] open(OpenOrder open, BiConsumer<String, byte[]> put) {
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
        put.accept(id.value(), opened);
        return opened;
    }

    private static byte[] close(CloseOrder close, Function<String, byte @Nullable []> remove) {
        byte[] opened = remove.apply(close.orderId().value());
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
