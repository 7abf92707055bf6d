package io.tickfold.engine.rebuild;

/// The engine's state cannot be rebuilt; the message says why.
public final class RebuildException extends RuntimeException {

    private final Reason reason;

    /// Why not.
    public enum Reason {
        /// An engine works with the state at this moment.
        ENGINE_RUNS,
        /// There are no events to rebuild it from.
        NO_EVENTS,
        /// An event cannot be read, or does not follow the one before it.
        DAMAGED_EVENTS,
        /// The engine's state follows from an event that is not there.
        LOST_EVENTS
    }

    RebuildException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    RebuildException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
