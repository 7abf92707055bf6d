package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.ProtectiveLevels;
import java.util.Optional;

/// An order was opened and its margin taken out of the balance.
public record OrderOpened(
        @JsonUnwrapped EventHeader header,
        @JsonUnwrapped OrderTerms order,
        @JsonUnwrapped ProtectiveLevels levels,
        Optional<ClientOrderId> clientOrderId,
        PricedBy quote)
        implements OrderEvent {

    @Override
    public OrderId orderId() {
        return order.orderId();
    }
}
