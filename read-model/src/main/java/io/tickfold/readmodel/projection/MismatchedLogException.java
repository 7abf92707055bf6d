package io.tickfold.readmodel.projection;

/// The read model was built from another log than the one that is there; only a rebuild helps.
public final class MismatchedLogException extends RuntimeException {

    MismatchedLogException(String message) {
        super(message + "; run ./tickfold rebuild-read-model");
    }
}
