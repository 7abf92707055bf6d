package io.tickfold.audit.cli;

/// How a command of the audit tool ends.
public final class ExitCode {

    /// It did what was asked.
    public static final int FINE = 0;

    /// It failed; the reason is on the standard error stream.
    public static final int FAILED = 1;

    /// The arguments make no sense.
    public static final int USAGE = 2;

    /// The log is not there, or cannot be reached.
    public static final int NO_LOG = 3;

    /// The verification found differences.
    public static final int DIFFERENCES = 4;

    /// There is no such account or order.
    public static final int NOTHING_FOUND = 5;

    private ExitCode() {}
}
