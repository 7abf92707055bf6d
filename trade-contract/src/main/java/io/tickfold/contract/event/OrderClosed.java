package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;

/// An order was closed; its margin and its profit were added to the balance.
///
/// @param order as it was at last: after partial closes, its quantity and margin are the
///   remainder's
/// @param profit of the last part: the exact profit of all parts, rounded, less what was booked
public record OrderClosed(
        @JsonUnwrapped EventHeader header,
        @JsonUnwrapped OrderTerms order,
        Price closePrice,
        Money profit,
        CloseReason reason,
        PricedBy quote)
        implements OrderEvent {

    @Override
    public OrderId orderId() {
        return order.orderId();
    }
}
