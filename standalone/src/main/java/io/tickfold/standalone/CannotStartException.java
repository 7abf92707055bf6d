package io.tickfold.standalone;

import org.jspecify.annotations.Nullable;

/// What an operator asked for cannot be done where it was asked for; the message is one sentence.
final class CannotStartException extends Exception {

    CannotStartException(String message) {
        super(message);
    }

    CannotStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
