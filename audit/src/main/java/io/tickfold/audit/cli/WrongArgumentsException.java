package io.tickfold.audit.cli;

/// The arguments cannot be meant like this; the message is one sentence.
public final class WrongArgumentsException extends RuntimeException {

    public WrongArgumentsException(String message) {
        super(message);
    }
}
