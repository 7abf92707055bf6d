package io.tickfold.engine.stores;

import static java.util.Comparator.comparing;

import io.tickfold.engine.domain.KeyMemory;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.util.ArrayList;
import java.util.List;

/// What idempotency keys were used for, in the store `state` under `k/{account}/{command}`.
public record KeyStore(Entries store) {

    private static final String KEYS = "k/";
    private static final String KEYS_END = "k0";

    public void save(Use use) {
        store.put(key(use), StateFormat.encode(use));
    }

    public void forget(Use use) {
        store.delete(key(use));
    }

    /// Hands everything stored to the memory, oldest first.
    void load(KeyMemory memory) {
        List<Use> uses = new ArrayList<>();
        store.forEach(KEYS, KEYS_END, (_, value) -> uses.add(StateFormat.decode(value, Use.class)));
        uses.sort(comparing(use -> use.first().at()));
        uses.forEach(memory::remember);
    }

    private static String key(Use use) {
        return KEYS + use.account() + '/' + use.command();
    }
}
