package io.tickfold.contract.event;

import io.tickfold.contract.value.OrderId;

/// An order that could not be closed together with the others.
public record OrderLeftOpen(OrderId orderId, RefusalReason reason) {}
