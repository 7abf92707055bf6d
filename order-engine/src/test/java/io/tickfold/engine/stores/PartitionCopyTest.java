package io.tickfold.engine.stores;

import static io.tickfold.engine.domain.RandomHistory.PARTITION;
import static io.tickfold.engine.domain.RandomHistory.PARTITIONS;
import static io.tickfold.engine.journal.InputReader.USUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.RandomHistory;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.journal.Records;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Follows random histories by what their stores hold after some inputs, in parts of random sizes.
class PartitionCopyTest {

    private static final int LENGTH = 1_500;
    private static final int INPUTS_OF_A_COMMIT = 40;
    private static final int MOST_OF_A_POLL = 30;
    private static final long HISTORIES = Long.getLong("tickfold.test.histories", 25);

    private int events;

    @Test
    void continuesLikeWhoeverHasReadTheStores() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            continues(seed, new RandomHistory(new Random(seed)).of(LENGTH));
        }
        assertThat(events).isGreaterThan(1_000);
    }

    private void continues(long seed, List<Entry> log) {
        Random random = new Random(seed);
        int cut = LENGTH / 4 + random.nextInt(LENGTH / 2);
        PartitionJournal live = new PartitionJournal(PARTITION, PARTITIONS);
        PartitionCopy copy = new PartitionCopy();
        NavigableMap<String, byte[]> stored = new TreeMap<>();
        for (int i = 0; i < cut; i++) {
            live.take(Records.of(log.get(i)));
            if (i % INPUTS_OF_A_COMMIT == 0 || i == cut - 1) {
                NavigableMap<String, byte[]> now = store(live);
                tell(copy, stored, now, random);
                stored = now;
            }
        }
        PartitionStores stores = PartitionStores.of(stored);
        PartitionStores others = PartitionStores.of(new TreeMap<>(stored));
        assertThat(copy.isAt(stores.mark())).isTrue();

        PartitionProgress reached = reached(live);
        KeyDraft keys = new KeyDraft(stores.keys());
        PartitionJournal copied =
                copy.complete(PARTITION, PARTITIONS, stores, keys, reached, USUAL);
        PartitionJournal restored =
                new PartitionJournal(PARTITION, PARTITIONS, others.keys(), USUAL);
        others.load(restored, reached);

        assertThat(copied.fold().accounts())
                .as("accounts of seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(restored.fold().accounts());
        for (Entry entry : log.subList(cut, log.size())) {
            List<OutputRecord> written = copied.take(Records.of(entry)).records();
            keys.save();
            events += written.size();
            assertThat(texts(written))
                    .as("seed %d after %d at %s", seed, cut, entry)
                    .isEqualTo(texts(restored.take(Records.of(entry)).records()));
        }
    }

    @Test
    void knowsThatItHasNotReadEverything() {
        PartitionJournal live = new PartitionJournal(PARTITION, PARTITIONS);
        List<Entry> log = new RandomHistory(new Random(1)).of(LENGTH);
        log.subList(0, LENGTH / 2).forEach(entry -> live.take(Records.of(entry)));
        PartitionCopy copy = new PartitionCopy();
        tell(copy, new TreeMap<>(), store(live), new Random(1));

        log.subList(LENGTH / 2, LENGTH).forEach(entry -> live.take(Records.of(entry)));

        assertThat(copy.isAt(PartitionStores.of(store(live)).mark())).isFalse();
    }

    private static NavigableMap<String, byte[]> store(PartitionJournal journal) {
        NavigableMap<String, byte[]> head = new TreeMap<>();
        PartitionStores.of(head).save(journal, reached(journal));
        return head;
    }

    private static PartitionProgress reached(PartitionJournal journal) {
        return new PartitionProgress(Map.of(), 0, Optional.empty(), 0, journal.chains().all());
    }

    private static void tell(
            PartitionCopy copy,
            NavigableMap<String, byte[]> before,
            NavigableMap<String, byte[]> now,
            Random random) {
        List<String> changed = new ArrayList<>(now.keySet());
        changed.removeIf(key -> Arrays.equals(before.get(key), now.get(key)));
        before.keySet().stream().filter(key -> !now.containsKey(key)).forEach(changed::add);
        int left = random.nextInt(MOST_OF_A_POLL);
        for (String key : changed) {
            copy.change(key, now.get(key));
            if (left-- == 0) {
                copy.settle();
                left = random.nextInt(MOST_OF_A_POLL);
            }
        }
        copy.settle();
    }

    private static List<String> texts(List<OutputRecord> records) {
        return records.stream().map(Records::text).toList();
    }
}
