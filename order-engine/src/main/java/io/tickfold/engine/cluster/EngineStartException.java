package io.tickfold.engine.cluster;

/// The engine must not run on what the cluster or its directory holds; the message says what to do.
public final class EngineStartException extends RuntimeException {

    private static final String REBUILD = "./tickfold rebuild-state";

    public EngineStartException(String message) {
        super(message);
    }

    public EngineStartException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Something was lost that can be rebuilt from the events.
    public static EngineStartException rebuildable(String found) {
        return new EngineStartException(
                found + "; " + REBUILD + " rebuilds the engine's state from the events");
    }

    /// Something was lost that nothing else holds.
    public static EngineStartException irreplaceable(String found) {
        return new EngineStartException(found + "; restore it from a copy, then run " + REBUILD);
    }
}
