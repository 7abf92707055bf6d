package io.tickfold.gateway.engine;

/// Hears of an attempt to send that failed; of one that succeeded it hears nothing.
interface SendTracker {

    /// The command is not in the log and never will be.
    void notSent();

    /// The command may be in the log all the same.
    void undecided();
}
