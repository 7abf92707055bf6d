package io.tickfold.audit.log;

/// What is wrong with a line, before it is known which line that is.
final class LineFault extends Exception {

    LineFault(String message) {
        super(message);
    }
}
