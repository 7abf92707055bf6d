package io.tickfold.engine.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// Bytes under keys, in the keys' order: a store of Kafka Streams, or a map while state is rebuilt
/// or read from a changelog.
record Entries(
        Function<String, Optional<byte[]>> reader,
        BiConsumer<String, byte[]> writer,
        Consumer<String> remover,
        Range range) {

    /// Hands out each entry from one key up to, but not including, another, while more are wanted.
    @FunctionalInterface
    interface Range {

        /// @param action returns whether more are wanted
        void forEach(String from, String to, BiPredicate<String, byte[]> action);
    }

    /// The entries of a store; no key of it may be equal to the end of a range.
    static Entries of(KeyValueStore<String, byte[]> store) {
        return new Entries(
                key -> Optional.ofNullable(store.get(key)),
                store::put,
                store::delete,
                (from, to, action) -> {
                    try (KeyValueIterator<String, byte[]> stored = store.range(from, to)) {
                        boolean isMoreWanted = true;
                        while (isMoreWanted && stored.hasNext()) {
                            KeyValue<String, byte[]> entry = stored.next();
                            isMoreWanted = action.test(entry.key, entry.value);
                        }
                    }
                });
    }

    /// The entries of a map, which changes with them.
    static Entries of(NavigableMap<String, byte[]> map) {
        return new Entries(
                key -> Optional.ofNullable(map.get(key)),
                map::put,
                map::remove,
                (from, to, action) -> {
                    var entries = map.subMap(from, to).entrySet().iterator();
                    boolean isMoreWanted = true;
                    while (isMoreWanted && entries.hasNext()) {
                        Map.Entry<String, byte[]> entry = entries.next();
                        isMoreWanted = action.test(entry.getKey(), entry.getValue());
                    }
                });
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
        range.forEach(
                from,
                to,
                (key, value) -> {
                    action.accept(key, value);
                    return true;
                });
    }

    /// @param action returns whether more are wanted
    void forEachWhile(String from, String to, BiPredicate<String, byte[]> action) {
        range.forEach(from, to, action);
    }

    /// The first keys from one up to, but not including, another.
    List<String> keys(String from, String to, int most) {
        List<String> keys = new ArrayList<>();
        range.forEach(
                from,
                to,
                (key, _) -> {
                    keys.add(key);
                    return keys.size() < most;
                });
        return keys;
    }
}
