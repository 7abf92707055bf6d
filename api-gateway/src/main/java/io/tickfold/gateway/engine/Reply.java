package io.tickfold.gateway.engine;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.readmodel.log.LogPosition;
import java.util.List;

/// The events of one attempt at a command, in their order, at least one.
///
/// @param position of the last one
public record Reply(List<TradeEvent> events, LogPosition position) {

    public Reply {
        events = List.copyOf(events);
    }

    /// The event that ended the command.
    public TradeEvent last() {
        return events.getLast();
    }
}
