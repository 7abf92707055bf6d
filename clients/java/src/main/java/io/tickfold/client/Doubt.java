package io.tickfold.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether one of the attempts so far may have been carried out, although no answer says so.
final class Doubt {

    private boolean exists;
    private @Nullable String commandId;

    void begin() {
        exists = true;
    }

    void begin(Answer answer) {
        exists = true;
        commandId = answer.header("Command-Id").orElse(commandId);
    }

    boolean exists() {
        return exists;
    }

    Optional<String> commandId() {
        return Optional.ofNullable(commandId);
    }
}
