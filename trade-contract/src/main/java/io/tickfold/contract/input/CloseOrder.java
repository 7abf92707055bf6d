package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Quantity;
import java.util.Optional;

/// Close an open order, or a part of it, at the market price.
///
/// @param quantity how much of the order; absent for all of it
public record CloseOrder(
        @JsonUnwrapped CommandHeader header, OrderId orderId, Optional<Quantity> quantity)
        implements Command {}
