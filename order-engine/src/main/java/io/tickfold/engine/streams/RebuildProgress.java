package io.tickfold.engine.streams;

/// Hears how far a rebuild has come.
@FunctionalInterface
public interface RebuildProgress {

    /// @param step what is being done, such as `reading trade-events`
    /// @param done of how many records in all
    void advanced(String step, int partition, long done, long total);
}
