package io.tickfold.gateway.engine;

import io.tickfold.contract.input.Command;

/// Has commands executed, and reports what this gateway knows of each.
@FunctionalInterface
public interface Engine {

    /// Blocks until the command's reply is there or the deadline has passed.
    ///
    /// An implementation sends a command a second time in one case only: it was refused because its
    /// account is unknown, and the account has been opened since. The log then holds the command
    /// twice under one id, each time with a final event of its own; the second is returned.
    AttemptResult carryOut(Command command, Deadline deadline);
}
