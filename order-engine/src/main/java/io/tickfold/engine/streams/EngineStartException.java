package io.tickfold.engine.streams;

/// The engine must not start; the message says what to do.
public final class EngineStartException extends RuntimeException {

    EngineStartException(String message) {
        super(message);
    }

    EngineStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
