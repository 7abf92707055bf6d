package io.tickfold.engine.domain;

/// Folds entries of a log, readable or not.
public final class Engine {

    /// So few keys that made-up histories reach every bound.
    static final KeyBounds BOUNDS = new KeyBounds(20, 8, 150, 5);

    private Engine() {}

    /// A fold before its first entry, of few keys.
    static PartitionFold fold(int partition, int partitions) {
        return new PartitionFold(partition, partitions, new KeyMemory(new KeysInMemory(), BOUNDS));
    }

    /// Folds an entry, whether it can be read or not.
    public static FoldResult fold(PartitionFold fold, Entry entry) {
        return entry.input()
                .map(input -> fold.fold(input, entry.position()))
                .orElseGet(() ->
                        fold.foldUnreadable(
                                entry.position().key().orElseThrow(), entry.position()));
    }
}
