package io.tickfold.engine.stores;

import io.tickfold.engine.domain.HaltKeys;

/// The idempotency keys of halts in the store `head`, in one entry that seldom changes.
public final class HaltKeyStore {

    private static final String KEY = "halt-keys";

    private final Entries store;
    private HaltKeys saved = HaltKeys.NONE;

    HaltKeyStore(Entries store) {
        this.store = store;
    }

    /// Writes what has changed since it was last written.
    public void save(HaltKeys keys) {
        if (!keys.equals(saved)) {
            store.put(KEY, StateFormat.encode(keys));
            saved = keys;
        }
    }

    /// Reads the keys as they were stored; none are in state of a format that knows none.
    HaltKeys load() {
        saved =
                store.get(KEY)
                        .map(bytes -> StateFormat.decode(bytes, HaltKeys.class))
                        .orElse(HaltKeys.NONE);
        return saved;
    }
}
