package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.OrderId;

/// Close an open order at the market price.
public record CloseOrder(@JsonUnwrapped CommandHeader header, OrderId orderId) implements Command {}
