package io.tickfold.engine.streams;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Entries in memory.
final class MapEntries implements Entries {

    private final NavigableMap<String, byte[]> entries = new TreeMap<>();

    /// All of them.
    NavigableMap<String, byte[]> all() {
        return Collections.unmodifiableNavigableMap(entries);
    }

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, byte[] value) {
        entries.put(key, value);
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }

    @Override
    public void forEach(String from, String to, BiConsumer<String, byte[]> action) {
        entries.subMap(from, to).forEach(action);
    }
}
