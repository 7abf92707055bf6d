package io.tickfold.gateway.readmodel;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderReduced;
import java.util.ArrayList;
import java.util.List;

/// The rows that events add and that no later event changes.
record Additions(List<LoggedEvent> events, List<Closing> closings, List<Reduction> reductions) {

    /// An order and its end.
    ///
    /// @param position of the event as one number
    record Closing(long position, OrderRow order, OrderClosed event) {}

    /// The end of a part of an order.
    ///
    /// @param position of the event as one number
    record Reduction(long position, OrderReduced event) {}

    /// Those that the events are themselves; the others are still to be added.
    static Additions of(List<LoggedEvent> events) {
        return new Additions(events, new ArrayList<>(), new ArrayList<>());
    }
}
