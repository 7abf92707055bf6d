package io.tickfold.gateway.engine;

import io.tickfold.contract.input.Command;

/// Carries out commands, as far as the gateway can tell.
@FunctionalInterface
public interface Engine {

    /// Sends the command once and blocks until its outcome is known or the deadline has passed.
    Outcome carryOut(Command command, Deadline deadline);
}
