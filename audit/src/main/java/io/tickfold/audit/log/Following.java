package io.tickfold.audit.log;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.engine.domain.Account;
import java.util.Optional;

/// Folds an event into its account if it follows from what was there.
public final class Following {

    private Following() {}

    /// The account after the event.
    ///
    /// @param foreign is told if the event does not follow
    /// @return empty if it does not
    public static Optional<Account> of(
            Account before, TradeEvent event, LogRecord record, ForeignEvents foreign) {
        try {
            return Optional.of(before.evolve(event));
        } catch (IllegalStateException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            if (event.header().sequence() > before.sequence() + 1) {
                foreign.leaveOutLater(record, why);
            } else {
                foreign.leaveOut(record, why);
            }
            return Optional.empty();
        }
    }
}
