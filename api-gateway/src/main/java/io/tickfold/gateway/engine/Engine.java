package io.tickfold.gateway.engine;

import io.tickfold.contract.input.Command;

/// Carries out commands, as far as the gateway can tell.
@FunctionalInterface
public interface Engine {

    /// Blocks until the command's outcome is known or the deadline has passed.
    ///
    /// The log may then hold the command twice under its one id, each time with a final event of
    /// its own: first refused because its account is unknown, and, once that has been opened, the
    /// outcome that is returned. An implementation sends it again in no other case.
    Outcome carryOut(Command command, Deadline deadline);
}
