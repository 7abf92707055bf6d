package io.tickfold.engine.streams;

import java.util.Optional;

/// The head of a partition in the store `head`.
final class HeadStore {

    private static final String KEY = "head";

    private final Entries store;

    HeadStore(Entries store) {
        this.store = store;
    }

    void save(Head head) {
        store.put(KEY, StateFormat.encode(head));
    }

    Optional<Head> load() {
        return store.get(KEY).map(bytes -> StateFormat.decode(bytes, Head.class));
    }
}
