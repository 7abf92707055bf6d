package io.tickfold.engine.stores;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// An input that fails leaves no key behind.
class KeyDraftTest {

    private static final ChainHash HASH = ChainHash.ofText("hour");

    private final KeyStore stored =
            new KeyStore(Entries.of(new TreeMap<>()), Entries.of(new TreeMap<>()));
    private final KeyDraft keys = new KeyDraft(stored);

    private static Use use(long last) {
        return new Use(
                ALICE,
                new CommandId("k"),
                new Fingerprint("f"),
                new FirstAnswer(2, last, START),
                3);
    }

    private List<Use> all() {
        List<Use> all = new ArrayList<>();
        keys.forEach(all::add);
        return all;
    }

    @Test
    void readsWhatIsHeldBackInsteadOfWhatItReplaces() {
        stored.put(use(2));
        keys.put(use(3));
        keys.putHash(1, HASH);

        assertThat(keys.find(ALICE, use(3).command(), START)).contains(use(3));
        assertThat(keys.hash(1)).contains(HASH);
        assertThat(all()).containsExactly(use(3));
    }

    @Test
    void storesNothingUntilItIsSaved() {
        keys.put(use(2));
        keys.putHash(1, HASH);
        assertThat(stored.find(ALICE, use(2).command(), START)).isEmpty();
        assertThat(stored.hash(1)).isEmpty();

        keys.save();

        assertThat(stored.find(ALICE, use(2).command(), START)).contains(use(2));
        assertThat(stored.hash(1)).contains(HASH);
        assertThat(all()).containsExactly(use(2));
    }

    @Test
    void forgetsWhatIsDropped() {
        keys.put(use(2));
        keys.putHash(1, HASH);

        keys.drop();
        keys.save();

        assertThat(all()).isEmpty();
        assertThat(keys.hash(1)).isEmpty();
        assertThat(keys.count(ALICE, START, 10)).isZero();
    }
}
