package io.tickfold.contract.event;

import io.tickfold.contract.value.OrderId;

/// A change in one order of an account: only these open, change or end an order.
public sealed interface OrderEvent extends TradeEvent
        permits OrderOpened, OrderAmended, OrderReduced, OrderClosed {

    OrderId orderId();
}
