package io.tickfold.audit.explain;

/// An event cannot be read, or does not follow the one before it.
final class DamagedLogException extends RuntimeException {

    DamagedLogException(Place place, Exception cause) {
        super(
                place
                        + " cannot be told, "
                        + cause.getMessage()
                        + "; `tickfold audit verify` says what is wrong with the log",
                cause);
    }
}
