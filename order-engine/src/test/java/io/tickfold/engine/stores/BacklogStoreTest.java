package io.tickfold.engine.stores;

import static io.tickfold.engine.domain.RandomHistory.PARTITION;
import static io.tickfold.engine.domain.RandomHistory.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.engine.domain.Backlog;
import io.tickfold.engine.domain.Engine;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.MarketSnapshot;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.RandomHistory;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Stores the backlog of random histories after each input.
class BacklogStoreTest {

    private static final int LENGTH = 2_000;
    private static final int HISTORIES = 10;
    private static final int SPARSE = 3;

    private int loaded;

    @Test
    void holdsWhatWaitsAfterEachInput() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            PartitionFold fold = new PartitionFold(PARTITION, PARTITIONS);
            NavigableMap<String, byte[]> entries = new TreeMap<>();
            BacklogStore store = new BacklogStore(Entries.of(entries));
            for (Entry entry : new RandomHistory(new Random(seed)).of(LENGTH)) {
                Engine.fold(fold, entry);
                store.save(fold.backlog());
                if (entry.position().offset() % SPARSE == 0) {
                    requireSame(fold.backlog(), entries);
                    store = reopened(entries);
                }
            }
        }
        assertThat(loaded).isGreaterThan(100);
    }

    private void requireSame(Backlog backlog, NavigableMap<String, byte[]> entries) {
        if (backlog.isEmpty()) {
            assertThat(entries).isEmpty();
            return;
        }
        loaded++;
        Backlog restored = load(entries);
        assertThat(restored.waiting()).isEqualTo(backlog.waiting());
        assertThat(restored.done()).isEqualTo(backlog.done());
        assertThat(MarketSnapshot.of(restored.past())).isEqualTo(MarketSnapshot.of(backlog.past()));
        assertThat(restored.finished()).containsAllEntriesOf(backlog.finished());
    }

    private static Backlog load(NavigableMap<String, byte[]> entries) {
        Backlog backlog = new PartitionFold(PARTITION, PARTITIONS).backlog();
        new BacklogStore(Entries.of(entries)).load(backlog);
        return backlog;
    }

    /// A store that has read what the one before has written.
    private static BacklogStore reopened(NavigableMap<String, byte[]> entries) {
        BacklogStore store = new BacklogStore(Entries.of(entries));
        store.load(new PartitionFold(PARTITION, PARTITIONS).backlog());
        return store;
    }
}
