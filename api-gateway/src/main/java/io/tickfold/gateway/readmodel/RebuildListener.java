package io.tickfold.gateway.readmodel;

/// Hears how far a rebuild has come.
@FunctionalInterface
public interface RebuildListener {

    /// @param done records of the log that are in the rows
    /// @param total records of the log when the rebuild began, markers of transactions counted
    void advanced(long done, long total);
}
