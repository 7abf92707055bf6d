package io.tickfold.engine.streams;

/// The engine must not run; the message says what to do.
public final class EngineStartException extends RuntimeException {

    private static final String REBUILD = "./tickfold rebuild-state";

    EngineStartException(String message) {
        super(message);
    }

    EngineStartException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Something was lost that can be made anew from the events.
    static EngineStartException rebuildable(String found) {
        return new EngineStartException(
                found + "; " + REBUILD + " makes the engine's state anew from the events");
    }

    /// Something was lost that nothing else holds.
    static EngineStartException irreplaceable(String found) {
        return new EngineStartException(found + "; restore it from a copy, then run " + REBUILD);
    }
}
