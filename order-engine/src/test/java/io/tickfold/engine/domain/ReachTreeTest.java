package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReachTreeTest {

    private static final int STEPS = 20_000;
    private static final int KEYS = 300;
    private static final int VALUES = 50;

    private final Random random = new Random(1);
    private final ReachTree<Integer, Integer> tree =
            new ReachTree<>(Comparator.naturalOrder(), Comparator.naturalOrder());
    private final TreeMap<Integer, Integer> plain = new TreeMap<>();

    @Test
    void findsWhatASearchOfAllWouldFind() {
        for (int i = 0; i < STEPS; i++) {
            change(random.nextInt(KEYS));
            Optional<Integer> after = Optional.of(random.nextInt(KEYS)).filter(key -> key % 7 != 0);
            int limit = random.nextInt(VALUES + 1);

            assertThat(tree.next(after, limit)).isEqualTo(search(after, limit));
        }
    }

    private void change(int key) {
        tree.remove(key);
        plain.remove(key);
        if (random.nextInt(3) > 0) {
            int value = random.nextInt(VALUES);
            tree.add(key, value);
            plain.put(key, value);
        }
    }

    private Optional<Integer> search(Optional<Integer> after, int limit) {
        return after
                .map(key -> plain.tailMap(key, false))
                .orElse(plain.tailMap(0, true))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() >= limit)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
