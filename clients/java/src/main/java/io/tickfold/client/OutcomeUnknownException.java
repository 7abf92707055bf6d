package io.tickfold.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time of the call ended before its outcome was known: it may have been carried out, or be so
/// later. The same call under the same key tells the outcome, and does nothing twice.
public final class OutcomeUnknownException extends TickfoldException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final @Nullable String commandId;

    OutcomeUnknownException(String key, Optional<String> commandId, @Nullable Throwable cause) {
        super(
                key.isEmpty()
                        ? "outcome unknown"
                        : "outcome unknown, repeat it under the key " + key,
                cause);
        this.key = key;
        this.commandId = commandId.orElse(null);
    }

    /// The idempotency key to repeat the call with; empty if the operation takes none, as sign-in.
    public String key() {
        return key;
    }

    /// The command to ask for, if an answer named it.
    public Optional<String> commandId() {
        return Optional.ofNullable(commandId);
    }
}
