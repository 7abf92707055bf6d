package io.tickfold.client;

import org.jspecify.annotations.Nullable;

/// There was no answer within the time of the call, and nothing has changed.
public final class UnavailableException extends TickfoldException {

    private static final long serialVersionUID = 1;

    UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
