package io.tickfold.gateway.command;

/// The body of an error that the engine finds; both fields say the same.
///
/// The exceptions are answers about the way to the engine, where `message` says more.
record RefusalBody(String error, String message) {

    RefusalBody(String error) {
        this(error, error);
    }
}
