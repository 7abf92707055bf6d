package io.tickfold.readmodel.query;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An order that is closed, from its first part to its last.
///
/// @param sequence of the event that closed it
/// @param quantity all that was ever opened
/// @param closePrice of the last part
/// @param profit of all parts
/// @param reductions the parts that were closed before the last, oldest first
public record ClosedOrder(
        long sequence,
        OrderId orderId,
        Symbol symbol,
        Side side,
        Quantity quantity,
        Leverage leverage,
        Price openPrice,
        Price closePrice,
        Money profit,
        CloseReason reason,
        Optional<ClientOrderId> clientOrderId,
        Instant openedAt,
        Instant closedAt,
        List<Reduction> reductions) {

    /// A part that was closed.
    public record Reduction(Quantity quantity, Price closePrice, Money profit, Instant closedAt) {}

    public ClosedOrder {
        reductions = List.copyOf(reductions);
    }

    ClosedOrder with(List<Reduction> parts) {
        return new ClosedOrder(
                sequence,
                orderId,
                symbol,
                side,
                quantity,
                leverage,
                openPrice,
                closePrice,
                profit,
                reason,
                clientOrderId,
                openedAt,
                closedAt,
                parts);
    }
}
