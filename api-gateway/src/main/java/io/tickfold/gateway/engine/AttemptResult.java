package io.tickfold.gateway.engine;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.readmodel.log.LogPosition;
import java.util.List;

/// What the gateway knows about one attempt at a command once it no longer waits for it.
public sealed interface AttemptResult {

    /// The engine answered with these events, in their order, at least one.
    ///
    /// @param position of the last one
    record Replied(List<TradeEvent> events, LogPosition position) implements AttemptResult {

        public Replied {
            events = List.copyOf(events);
        }

        /// The event that ended the command.
        public TradeEvent last() {
            return events.getLast();
        }

        /// Whether the command was refused for this reason.
        public boolean isRefused(RefusalReason reason) {
            return last() instanceof CommandRefused refused && refused.refusal().reason() == reason;
        }

        /// Whether the account exists after this answer to an attempt to open it.
        public boolean hasOpened() {
            return last() instanceof AccountOpened || isRefused(RefusalReason.ACCOUNT_EXISTS);
        }
    }

    /// The command is not in the log and never will be.
    record NotSent() implements AttemptResult {}

    /// The same, since too many commands are under way.
    record TurnedAway() implements AttemptResult {}

    /// The command may be executed later, or may have been; this gateway does not know.
    record Unknown() implements AttemptResult {}

    /// The engine answered with an event that cannot be read.
    record Unreadable() implements AttemptResult {}
}
