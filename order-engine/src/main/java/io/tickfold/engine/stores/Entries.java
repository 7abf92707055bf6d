package io.tickfold.engine.stores;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Bytes under keys, in the keys' order: a store of Kafka Streams, or a map while state is rebuilt
/// or read from a changelog.
record Entries(
        Function<String, Optional<byte[]>> reader,
        BiConsumer<String, byte[]> writer,
        Consumer<String> remover,
        Range range) {

    /// Hands out each entry from one key up to, but not including, another.
    @FunctionalInterface
    interface Range {
        void forEach(String from, String to, BiConsumer<String, byte[]> action);
    }

    /// The entries of a store; no key of it may be equal to the end of a range.
    static Entries of(KeyValueStore<String, byte[]> store) {
        return new Entries(
                key -> Optional.ofNullable(store.get(key)),
                store::put,
                store::delete,
                (from, to, action) -> {
                    try (KeyValueIterator<String, byte[]> stored = store.range(from, to)) {
                        stored.forEachRemaining(entry -> action.accept(entry.key, entry.value));
                    }
                });
    }

    /// The entries of a map, which changes with them.
    static Entries of(NavigableMap<String, byte[]> map) {
        return new Entries(
                key -> Optional.ofNullable(map.get(key)),
                map::put,
                map::remove,
                (from, to, action) -> map.subMap(from, to).forEach(action));
    }

    Optional<byte[]> get(String key) {
        return reader.apply(key);
    }

    void put(String key, byte[] value) {
        writer.accept(key, value);
    }

    void delete(String key) {
        remover.accept(key);
    }

    void forEach(String from, String to, BiConsumer<String, byte[]> action) {
        range.forEach(from, to, action);
    }
}
