package io.tickfold.audit.log;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;

/// Decodes records of `trade-events`, and never skips one that it cannot read.
public final class EventDecoder {

    private EventDecoder() {}

    /// @throws UnreadableEventException if it says nothing that an engine can say
    public static EngineEvent decode(LogRecord event) {
        try {
            return Topics.TRADE_EVENTS.decode(event.headers(), event.value());
        } catch (UnreadableMessageException e) {
            throw new UnreadableEventException(event, e);
        }
    }

    /// An event cannot be read; history is never skipped.
    public static final class UnreadableEventException extends RuntimeException {

        UnreadableEventException(LogRecord event, UnreadableMessageException cause) {
            super(
                    "the event at offset %d of partition %d cannot be read: %s"
                            .formatted(event.offset(), event.partition(), cause.getMessage()),
                    cause);
        }
    }
}
