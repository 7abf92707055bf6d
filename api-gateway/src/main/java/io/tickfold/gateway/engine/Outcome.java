package io.tickfold.gateway.engine;

/// What is known about a command after it was to be carried out.
public sealed interface Outcome {

    /// The engine answered.
    record Replied(Reply reply) implements Outcome {}

    /// The command is not in the log and never will be.
    record NotSent() implements Outcome {}

    /// The command may be carried out, or have been; nobody here knows.
    record Unknown() implements Outcome {}

    /// The engine answered with something that cannot be read.
    record Unreadable() implements Outcome {}
}
