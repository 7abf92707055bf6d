package io.tickfold.gateway.readmodel;

/// The rows were made from another log than the one that is there.
public final class ForeignRowsException extends RuntimeException {

    ForeignRowsException(String message) {
        super(message + "; run ./tickfold rebuild-read-model");
    }
}
