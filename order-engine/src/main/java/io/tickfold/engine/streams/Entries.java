package io.tickfold.engine.streams;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// What is stored under keys, in their order.
interface Entries {

    Optional<byte[]> get(String key);

    void put(String key, byte[] value);

    void delete(String key);

    /// Hands out each entry from a key on, up to but without another.
    void forEach(String from, String to, BiConsumer<String, byte[]> action);

    /// Those of a store; no key of it may be equal to the end of a range.
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
}
