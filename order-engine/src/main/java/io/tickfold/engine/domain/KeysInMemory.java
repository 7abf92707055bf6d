package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Uses of keys where no store is at hand: in an audit, a rebuild, a test.
final class KeysInMemory implements KeyShelf {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Map<AccountId, Map<CommandId, Use>> uses = new HashMap<>();
    private final Deque<Use> oldestFirst = new ArrayDeque<>();
    private final NavigableMap<Long, ChainHash> hashes = new TreeMap<>();

    @Override
    public Optional<Use> find(AccountId account, CommandId command, Instant now) {
        return Optional.ofNullable(of(account).get(command)).filter(use -> use.isRemembered(now));
    }

    private Map<CommandId, Use> of(AccountId account) {
        return uses.getOrDefault(account, Map.of());
    }

    @Override
    public void put(Use use) {
        Use before =
                uses.computeIfAbsent(use.account(), _ -> new HashMap<>()).put(use.command(), use);
        if (before != null && before.first().at().equals(use.first().at())) {
            oldestFirst.removeLastOccurrence(before);
        }
        oldestFirst.addLast(use);
    }

    @Override
    public void putHash(long hour, ChainHash hash) {
        hashes.put(hour, hash);
    }

    @Override
    public Optional<ChainHash> hash(long hour) {
        return Optional.ofNullable(hashes.get(hour));
    }

    @Override
    public int count(AccountId account, Instant now, int most) {
        Map<CommandId, Use> used = of(account);
        return used.size() < most
                ? used.size()
                : (int)
                        used.values().stream()
                                .filter(use -> use.isRemembered(now))
                                .limit(most)
                                .count();
    }

    @Override
    public void forget(Instant now) {
        hashes.headMap(KeyMemory.firstKept(now)).clear();
        for (int i = 0; i < FORGOTTEN_AT_ONCE && isOldestOutOfDate(now); i++) {
            drop(oldestFirst.removeFirst());
        }
    }

    private boolean isOldestOutOfDate(Instant now) {
        return !oldestFirst.isEmpty() && !oldestFirst.getFirst().isKept(now);
    }

    /// Unless the key was used again since.
    private void drop(Use use) {
        uses.computeIfPresent(
                use.account(),
                (_, used) -> {
                    used.remove(use.command(), use);
                    return used.isEmpty() ? null : used;
                });
    }

    @Override
    public void forEach(Consumer<Use> action) {
        oldestFirst.forEach(action);
    }
}
