package io.tickfold.engine.domain;

/// Folds entries of a log, readable or not.
public final class Engine {

    private Engine() {}

    /// Folds an entry, whether it can be read or not.
    public static FoldResult fold(PartitionFold fold, Entry entry) {
        return entry.input()
                .map(input -> fold.fold(input, entry.position()))
                .orElseGet(() ->
                        fold.foldUnreadable(
                                entry.position().key().orElseThrow(), entry.position()));
    }
}
