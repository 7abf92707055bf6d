package io.tickfold.engine.stores;

import io.tickfold.engine.journal.SinceCheckpoint;
import java.util.Optional;

/// The progress of a partition, and its input since the last checkpoint, in the store `head`.
public final class ProgressStore {

    static final String PROGRESS = "head";
    static final String SINCE_CHECKPOINT = "since-checkpoint";

    private final Entries store;

    ProgressStore(Entries store) {
        this.store = store;
    }

    public void save(PartitionProgress progress) {
        store.put(PROGRESS, StateFormat.encode(progress));
    }

    public void save(SinceCheckpoint since) {
        store.put(SINCE_CHECKPOINT, StateFormat.encode(since));
    }

    public Optional<PartitionProgress> load() {
        return store.get(PROGRESS).map(bytes -> StateFormat.decode(bytes, PartitionProgress.class));
    }

    SinceCheckpoint loadSinceCheckpoint() {
        return store.get(SINCE_CHECKPOINT)
                .map(bytes -> StateFormat.decode(bytes, SinceCheckpoint.class))
                .orElse(SinceCheckpoint.BEGINNING);
    }
}
