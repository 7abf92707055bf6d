package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;

/// A part of an order was closed; that part's margin and profit were added to the balance.
///
/// @param order what is left: its quantity and its margin are those of the remainder
/// @param closedQuantity the part that was closed
/// @param releasedMargin margin of the order before less margin of the remainder
/// @param profit of the part: the exact profit of all parts so far, rounded, less what was booked
public record OrderReduced(
        @JsonUnwrapped EventHeader header,
        @JsonUnwrapped OrderTerms order,
        Quantity closedQuantity,
        Money releasedMargin,
        Price closePrice,
        Money profit,
        PricedBy quote)
        implements OrderEvent {

    @Override
    public OrderId orderId() {
        return order.orderId();
    }
}
