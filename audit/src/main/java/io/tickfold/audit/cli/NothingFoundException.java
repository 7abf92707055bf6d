package io.tickfold.audit.cli;

/// What was asked for is not in the log.
public final class NothingFoundException extends RuntimeException {

    public NothingFoundException(String message) {
        super(message);
    }
}
