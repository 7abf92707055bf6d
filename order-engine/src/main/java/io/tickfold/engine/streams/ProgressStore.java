package io.tickfold.engine.streams;

import io.tickfold.engine.journal.SinceCheckpoint;
import java.util.Optional;

/// The head of a partition, and what has come in since its last checkpoint, in the store `head`.
final class ProgressStore {

    private static final String HEAD = "head";
    private static final String SINCE_CHECKPOINT = "since-checkpoint";

    private final Entries store;

    ProgressStore(Entries store) {
        this.store = store;
    }

    void save(PartitionProgress head) {
        store.put(HEAD, StateFormat.encode(head));
    }

    void save(SinceCheckpoint since) {
        store.put(SINCE_CHECKPOINT, StateFormat.encode(since));
    }

    Optional<PartitionProgress> load() {
        return store.get(HEAD).map(bytes -> StateFormat.decode(bytes, PartitionProgress.class));
    }

    SinceCheckpoint loadSinceCheckpoint() {
        return store.get(SINCE_CHECKPOINT)
                .map(bytes -> StateFormat.decode(bytes, SinceCheckpoint.class))
                .orElse(SinceCheckpoint.BEGINNING);
    }
}
