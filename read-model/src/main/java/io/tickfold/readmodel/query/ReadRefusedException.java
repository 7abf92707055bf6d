package io.tickfold.readmodel.query;

/// A question that the read model cannot answer now, or ever; it is cheap and never logged.
public final class ReadRefusedException extends RuntimeException {

    private final Reason reason;

    /// Why a question is refused.
    public enum Reason {
        /// What must be known for the answer has not been read from the log yet.
        BEHIND,
        /// The position that the client named is of another account's partition.
        OTHER_PARTITION
    }

    ReadRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
