package io.tickfold.engine.stores;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Bytes under keys, in the keys' order: a store of Kafka Streams, or a map while state is rebuilt
/// or read from a changelog.
interface Entries {

    Optional<byte[]> get(String key);

    void put(String key, byte[] value);

    void delete(String key);

    /// Hands out each entry from one key up to, but not including, another.
    void forEach(String from, String to, BiConsumer<String, byte[]> action);

    /// The entries of a store; no key of it may be equal to the end of a range.
    static Entries of(KeyValueStore<String, byte[]> store) {
        return new Entries() {

            @Override
            public Optional<byte[]> get(String key) {
                return Optional.ofNullable(store.get(key));
            }

            @Override
            public void put(String key, byte[] value) {
                store.put(key, value);
            }

            @Override
            public void delete(String key) {
                store.delete(key);
            }

            @Override
            public void forEach(String from, String to, BiConsumer<String, byte[]> action) {
                try (KeyValueIterator<String, byte[]> stored = store.range(from, to)) {
                    stored.forEachRemaining(entry -> action.accept(entry.key, entry.value));
                }
            }
        };
    }

    /// The entries of a map, which changes with them.
    static Entries of(NavigableMap<String, byte[]> map) {
        return new Entries() {

            @Override
            public Optional<byte[]> get(String key) {
                return Optional.ofNullable(map.get(key));
            }

            @Override
            public void put(String key, byte[] value) {
                map.put(key, value);
            }

            @Override
            public void delete(String key) {
                map.remove(key);
            }

            @Override
            public void forEach(String from, String to, BiConsumer<String, byte[]> action) {
                map.subMap(from, to).forEach(action);
            }
        };
    }
}
