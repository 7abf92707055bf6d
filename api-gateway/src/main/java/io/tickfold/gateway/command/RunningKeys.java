package io.tickfold.gateway.command;

import io.tickfold.contract.value.CommandId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The keyed commands that requests of this gateway wait for.
final class RunningKeys {

    private final Set<CommandId> running = ConcurrentHashMap.newKeySet();

    /// A command's place among the running ones; closing it gives it up.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Empty if the command is running already.
    Optional<Place> enter(CommandId command) {
        return running.add(command) ? Optional.of(() -> running.remove(command)) : Optional.empty();
    }
}
