package io.tickfold.audit.log;

import org.jspecify.annotations.Nullable;

/// The log that was asked for is not there, or cannot be reached.
public final class LogUnavailableException extends RuntimeException {

    public LogUnavailableException(String message) {
        super(message);
    }

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
