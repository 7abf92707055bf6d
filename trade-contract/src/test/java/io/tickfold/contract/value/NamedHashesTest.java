package io.tickfold.contract.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Names come and change at random; the bytes are those of a map in the order of the names.
class NamedHashesTest {

    private static final int STEPS = 500;

    private final long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final NamedHashes hashes = new NamedHashes();
    private final NavigableMap<String, ChainHash> plain = new TreeMap<>();

    @Test
    void areTheHashesOfANavigableMap() {
        System.out.println("NamedHashesTest: -Dtickfold.test.seed=" + seed);
        for (int i = 0; i < STEPS; i++) {
            String name = name();
            ChainHash hash = ChainHash.ofText("step " + i);
            assertThat(hashes.find(name)).isEqualTo(Optional.ofNullable(plain.get(name)));

            hashes.put(name, hash);
            plain.put(name, hash);

            assertThat(hashes.hash()).isEqualTo(ChainHash.ofNamed(plain));
        }
        NavigableMap<String, ChainHash> all = new TreeMap<>();
        hashes.forEach(all::put);
        assertThat(all).isEqualTo(plain).hasSize(hashes.size());
    }

    @Test
    void areNoneOnceCleared() {
        hashes.put("one", ChainHash.START);

        hashes.clear();

        assertThat(hashes.size()).isZero();
        assertThat(hashes.find("one")).isEmpty();
        assertThat(hashes.hash()).isEqualTo(ChainHash.ofText(""));
    }

    /// Some are the beginning of others.
    private String name() {
        return "account-_Z9".substring(0, random.nextInt(12)) + random.nextInt(40);
    }
}
