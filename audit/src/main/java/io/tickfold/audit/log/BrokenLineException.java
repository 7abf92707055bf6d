package io.tickfold.audit.log;

import java.util.Locale;

/// A line of an export is not what must be there.
public final class BrokenLineException extends RuntimeException {

    private final long line;
    private final String fault;

    /// @param line counted from 1
    /// @param fault what is wrong with it
    BrokenLineException(long line, String fault) {
        super(String.format(Locale.ROOT, "line %d: %s", line, fault));
        this.line = line;
        this.fault = fault;
    }

    /// Which line, counted from 1.
    public long line() {
        return line;
    }

    /// What is wrong with it.
    public String fault() {
        return fault;
    }
}
