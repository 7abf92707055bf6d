package io.tickfold.client;

import org.jspecify.annotations.Nullable;

/// A call that did not end in what was asked for.
public abstract class TickfoldException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TickfoldException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
