package io.tickfold.contract.wire;

import org.jspecify.annotations.Nullable;

/// A record holds no message of its topic.
public final class UnreadableMessageException extends Exception {

    UnreadableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
