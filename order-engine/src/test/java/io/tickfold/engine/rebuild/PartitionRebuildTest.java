package io.tickfold.engine.rebuild;

import static io.tickfold.engine.domain.RandomHistory.PARTITION;
import static io.tickfold.engine.domain.RandomHistory.PARTITIONS;
import static io.tickfold.engine.journal.InputReader.USUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.RandomHistory;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.journal.Records;
import io.tickfold.engine.stores.PartitionProgress;
import io.tickfold.engine.stores.PartitionStores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Cuts random histories at random points, where often much waits to be processed.
class PartitionRebuildTest {

    private static final int LENGTH = 2_000;
    private static final int CUTS = 5;
    private static final int SPARSE = 200;
    private static final long HISTORIES = Long.getLong("tickfold.test.histories", 25);

    private int backlogsAtCuts;
    private int closes;
    private int checkpoints;

    @Test
    void writesAsIfItHadNeverBeenInterrupted() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            List<Entry> log = new RandomHistory(new Random(seed)).of(LENGTH);
            List<Integer> cuts = new ArrayList<>();
            List<List<OutputRecord>> expected = new ArrayList<>();
            PartitionJournal journal = newJournal();
            for (Entry entry : log) {
                expected.add(journal.take(Records.of(entry)).records());
                if (!journal.fold().backlog().isEmpty() || expected.size() % SPARSE == 0) {
                    cuts.add(expected.size());
                }
            }
            closes += count(expected, OrderClosed.class);
            checkpoints += count(expected, Checkpoint.class);
            Collections.shuffle(cuts, new Random(seed));
            for (int cut : cuts.subList(0, Math.min(CUTS, cuts.size()))) {
                goesOnAfterRestart(seed, log, cut, expected);
                goesOnAfterRebuild(seed, log, cut, expected);
            }
        }
        assertThat(closes).isGreaterThan(1_000);
        assertThat(backlogsAtCuts).isGreaterThan(30);
        assertThat(checkpoints).isGreaterThan(50);
    }

    private void goesOnAfterRestart(
            long seed, List<Entry> log, int cut, List<List<OutputRecord>> expected) {
        PartitionJournal before = newJournal();
        take(before, log.subList(0, cut));
        backlogsAtCuts += before.fold().backlog().isEmpty() ? 0 : 1;

        assertThat(texts(take(stored(before), log.subList(cut, log.size()))))
                .as("seed %d restarted at %d", seed, cut)
                .isEqualTo(texts(expected.subList(cut, log.size())));
    }

    /// What waited may then be processed in another order, but each account sees the same.
    private void goesOnAfterRebuild(
            long seed, List<Entry> log, int cut, List<List<OutputRecord>> expected) {
        PartitionRebuild rebuild = new PartitionRebuild(PARTITION, PARTITIONS);
        List<List<OutputRecord>> all = new ArrayList<>(expected.subList(0, cut));
        for (List<OutputRecord> records : all) {
            for (OutputRecord each : records) {
                rebuild.event(each.id(), each.event(), each.value(), each.headers());
            }
        }
        int next = 0;
        while (next < log.size() && log.get(next).position().offset() < rebuild.inputsEnd()) {
            rebuild.input(Records.of(log.get(next++)));
        }
        PartitionJournal rebuilt = rebuild.finish();
        boolean nothingWaits = rebuilt.fold().backlog().isEmpty();
        all.addAll(take(stored(rebuilt), log.subList(next, log.size())));

        assertThat(byAccount(all))
                .as("seed %d rebuilt at %d", seed, cut)
                .isEqualTo(byAccount(expected));
        assertThat(rebuild.progress().input()).isEqualTo(rebuild.inputsEnd() - 1);
        if (nothingWaits) {
            assertThat(texts(all))
                    .as("seed %d rebuilt at %d", seed, cut)
                    .isEqualTo(texts(expected));
        }
    }

    private static PartitionJournal newJournal() {
        return new PartitionJournal(PARTITION, PARTITIONS);
    }

    private static PartitionJournal stored(PartitionJournal journal) {
        NavigableMap<String, byte[]> head = new TreeMap<>();
        PartitionProgress reached =
                new PartitionProgress(Map.of(), 0, Optional.empty(), 0, journal.chains().all());
        PartitionStores stores = PartitionStores.of(head);
        stores.save(journal, reached);
        PartitionJournal restored =
                new PartitionJournal(PARTITION, PARTITIONS, stores.keys(), USUAL);
        stores.load(restored, reached);
        return restored;
    }

    /// The records that each input led to.
    private static List<List<OutputRecord>> take(PartitionJournal journal, List<Entry> log) {
        return log.stream().map(entry -> journal.take(Records.of(entry)).records()).toList();
    }

    private static List<String> texts(List<List<OutputRecord>> log) {
        return log.stream().flatMap(List::stream).map(Records::text).toList();
    }

    private static Map<String, List<String>> byAccount(List<List<OutputRecord>> log) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (OutputRecord each : log.stream().flatMap(List::stream).toList()) {
            if (each.event() instanceof TradeEvent event) {
                values.computeIfAbsent(owner(event), _ -> new ArrayList<>())
                        .add(new String(each.value(), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /// What does not get as far as its account has no place among the account's events.
    private static String owner(TradeEvent event) {
        return event.header().accountId() + (event.header().sequence() > 0 ? "" : " from outside");
    }

    private static int count(List<List<OutputRecord>> log, Class<?> type) {
        return (int)
                log.stream()
                        .flatMap(List::stream)
                        .filter(each -> type.isInstance(each.event()))
                        .count();
    }
}
