package io.tickfold.audit.log;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Locale;
import java.util.Optional;

/// The records of `trade-events` without which a command answers, since no engine can have written
/// them there; they are named beside the answer. For all threads of a command.
public final class ForeignEvents {

    private long count;
    private String first = "";
    private boolean mayLackEvents;

    /// What a record says; one that says nothing that an engine can say is left out.
    public Optional<EngineEvent> decode(LogRecord record) {
        try {
            return Optional.of(Topics.TRADE_EVENTS.decode(record.headers(), record.value()));
        } catch (UnreadableMessageException e) {
            leaveOut(record, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Leaves a record out.
    public synchronized void leaveOut(LogRecord record, String why) {
        if (count == 0) {
            first =
                    String.format(
                            Locale.ROOT,
                            "offset %d of partition %d (%s)",
                            record.offset(),
                            record.partition(),
                            why);
        }
        count++;
    }

    /// Leaves out an event that would come later, so that those between may be missing.
    public synchronized void leaveOutLater(LogRecord record, String why) {
        mayLackEvents = true;
        leaveOut(record, why);
    }

    /// Whether events before one that was left out may be missing.
    public synchronized boolean mayLackEvents() {
        return mayLackEvents;
    }

    /// What was left out, in a sentence; empty if nothing was.
    public synchronized Optional<String> sentence() {
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                        Locale.ROOT,
                                        "%,d records of trade-events that no engine can have written there are left out,",
                                        count)
                                + String.format(
                                        Locale.ROOT,
                                        " the first at %s; `tickfold audit verify` says more",
                                        first));
    }
}
