package io.tickfold.engine.stores;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.engine.domain.KeyMemory.Use;
import io.tickfold.engine.domain.KeyShelf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What idempotency keys were used for, in the store `head`, which is on disk: nothing is held of a
/// key in memory.
///
/// Up to format 3 they were in the store `state` (`before`), as JSON under `k/{account}/{command}`.
public final class KeyStore implements KeyShelf {

    private static final int FORGOTTEN_AT_ONCE = 16;
    private static final long HASHES_KEPT = 25;

    private final Entries store;
    private final Entries before;
    private String forgotten = StoredKey.PREFIX;

    KeyStore(Entries store, Entries before) {
        this.store = store;
        this.before = before;
    }

    /// Takes over what an older engine stored.
    public void adopt() {
        for (String key : before.keys(StoredKey.PREFIX, StoredKey.END, Integer.MAX_VALUE)) {
            before.get(key).map(value -> StateFormat.decode(value, Use.class)).ifPresent(this::put);
            before.delete(key);
        }
    }

    @Override
    public Optional<Use> find(AccountId account, CommandId command, Instant now) {
        for (long period = StoredKey.period(now); period >= StoredKey.firstKept(now); period--) {
            String key = StoredKey.key(period, account, command);
            Optional<Use> use =
                    store.get(key)
                            .map(value -> StoredKey.use(key, value))
                            .filter(found -> found.isRemembered(now));
            if (use.isPresent()) {
                return use;
            }
        }
        return Optional.empty();
    }

    @Override
    public void put(Use use) {
        store.put(StoredKey.key(use), StoredKey.value(use));
    }

    /// With the first of an hour, drops the hashes of hours that are over.
    @Override
    public void putHash(long hour, ChainHash hash) {
        String key = StoredKey.hashKey(hour);
        if (store.get(key).isEmpty()) {
            String end = StoredKey.hashKey(hour - HASHES_KEPT);
            store.keys(StoredKey.HASHES, end, FORGOTTEN_AT_ONCE).forEach(store::delete);
        }
        store.put(key, StateFormat.encode(hash));
    }

    @Override
    public Optional<ChainHash> hash(long hour) {
        return store.get(StoredKey.hashKey(hour))
                .map(value -> StateFormat.decode(value, ChainHash.class));
    }

    @Override
    public int count(AccountId account, Instant now, int most) {
        int[] count = new int[1];
        for (long period = StoredKey.period(now); period >= StoredKey.firstKept(now); period--) {
            store.forEachWhile(
                    StoredKey.begin(period, account),
                    StoredKey.end(period, account),
                    (key, value) -> {
                        count[0] += StoredKey.use(key, value).isRemembered(now) ? 1 : 0;
                        return count[0] < most;
                    });
        }
        return count[0];
    }

    /// Drops what is left of periods that are over, from where it stopped the last time.
    @Override
    public void forget(Instant now) {
        String end = StoredKey.begin(StoredKey.firstKept(now));
        if (forgotten.compareTo(end) < 0) {
            List<String> gone = store.keys(forgotten, end, FORGOTTEN_AT_ONCE);
            gone.forEach(store::delete);
            forgotten = gone.size() < FORGOTTEN_AT_ONCE ? end : gone.getLast();
        }
    }

    @Override
    public void forEach(Consumer<Use> action) {
        store.forEach(
                StoredKey.PREFIX,
                StoredKey.END,
                (key, value) -> action.accept(StoredKey.use(key, value)));
    }
}
