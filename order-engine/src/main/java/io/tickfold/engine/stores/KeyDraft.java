package io.tickfold.engine.stores;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.engine.domain.KeyMemory.Use;
import io.tickfold.engine.domain.KeyShelf;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What an input adds to the keys of a store, held back until the input is decided: so an input
/// that fails adds nothing.
public final class KeyDraft implements KeyShelf {

    private final KeyShelf stored;
    private final Map<UsedKey, Use> uses = new LinkedHashMap<>();
    private final Map<Long, ChainHash> hashes = new HashMap<>();

    /// What a later use replaces.
    private record UsedKey(AccountId account, CommandId command, Instant at) {

        static UsedKey of(Use use) {
            return new UsedKey(use.account(), use.command(), use.first().at());
        }
    }

    public KeyDraft(KeyShelf stored) {
        this.stored = stored;
    }

    /// Writes what was held back.
    public void save() {
        uses.values().forEach(stored::put);
        hashes.forEach(stored::putHash);
        drop();
    }

    /// Forgets what was held back.
    public void drop() {
        uses.clear();
        hashes.clear();
    }

    @Override
    public Optional<Use> find(AccountId account, CommandId command, Instant now) {
        return uses.values().stream()
                .filter(use -> use.account().equals(account) && use.command().equals(command))
                .filter(use -> use.isRemembered(now))
                .findFirst()
                .or(() -> stored.find(account, command, now));
    }

    @Override
    public void put(Use use) {
        uses.put(UsedKey.of(use), use);
    }

    @Override
    public void putHash(long hour, ChainHash hash) {
        hashes.put(hour, hash);
    }

    @Override
    public Optional<ChainHash> hash(long hour) {
        return Optional.ofNullable(hashes.get(hour)).or(() -> stored.hash(hour));
    }

    /// Keys are counted before the use of one more, when nothing is held back.
    @Override
    public int count(AccountId account, Instant now, int most) {
        return stored.count(account, now, most);
    }

    @Override
    public void forget(Instant now) {
        stored.forget(now);
    }

    @Override
    public void forEach(Consumer<Use> action) {
        stored.forEach(use -> {
            if (!uses.containsKey(UsedKey.of(use))) {
                action.accept(use);
            }
        });
        uses.values().forEach(action);
    }
}
