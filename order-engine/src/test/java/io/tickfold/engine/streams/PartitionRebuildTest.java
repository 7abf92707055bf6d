package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.RandomHistory.PARTITION;
import static io.tickfold.engine.domain.RandomHistory.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Engine;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.RandomHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Cuts random histories at random points, where often much waits to be worked off.
class PartitionRebuildTest {

    private static final int LENGTH = 2_000;
    private static final int CUTS = 8;
    private static final int SPARSE = 200;
    private static final long HISTORIES = Long.getLong("tickfold.test.histories", 25);

    private int backlogsAtCuts;
    private int closes;

    @Test
    void decidesAsIfItHadNeverBeenInterrupted() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            List<Entry> log = new RandomHistory(new Random(seed)).of(LENGTH);
            List<Integer> cuts = new ArrayList<>();
            List<List<TradeEvent>> expected = new ArrayList<>();
            PartitionFold fold = newFold();
            for (Entry entry : log) {
                expected.add(Engine.events(Engine.fold(fold, entry)));
                if (!fold.backlog().isEmpty() || expected.size() % SPARSE == 0) {
                    cuts.add(expected.size());
                }
            }
            closes += closes(expected);
            Collections.shuffle(cuts, new Random(seed));
            for (int cut : cuts.subList(0, Math.min(CUTS, cuts.size()))) {
                goesOnAfterRestart(seed, log, cut, expected);
                goesOnAfterRebuild(seed, log, cut, expected);
            }
        }
        assertThat(closes).isGreaterThan(1_000);
        assertThat(backlogsAtCuts).isGreaterThan(50);
    }

    private void goesOnAfterRestart(
            long seed, List<Entry> log, int cut, List<List<TradeEvent>> expected) {
        PartitionFold before = newFold();
        fold(before, log.subList(0, cut));
        backlogsAtCuts += before.backlog().isEmpty() ? 0 : 1;
        PartitionFold restored = stored(before);

        assertThat(
                        fold(restored, log.subList(cut, log.size()))
                                .equals(expected.subList(cut, log.size())))
                .as("seed %d restarted at %d", seed, cut)
                .isTrue();
    }

    private void goesOnAfterRebuild(
            long seed, List<Entry> log, int cut, List<List<TradeEvent>> expected) {
        PartitionRebuild rebuild = new PartitionRebuild(PARTITION, PARTITIONS);
        List<List<TradeEvent>> all = new ArrayList<>(expected.subList(0, cut));
        for (int i = 0; i < cut; i++) {
            long offset = log.get(i).position().offset();
            int index = 0;
            for (TradeEvent event : all.get(i)) {
                byte[] value = Topics.TRADE_EVENTS.encode(event);
                rebuild.event(new EventId(0, offset, index++), event, value);
            }
        }
        int next = 0;
        while (next < log.size() && log.get(next).position().offset() < rebuild.inputsEnd()) {
            Entry entry = log.get(next++);
            entry.input().ifPresent(input -> rebuild.input(input, entry.position()));
        }
        PartitionFold rebuilt = stored(rebuild.finish());
        all.addAll(fold(rebuilt, log.subList(next, log.size())));

        assertThat(byAccount(all).equals(byAccount(expected)))
                .as("seed %d rebuilt at %d", seed, cut)
                .isTrue();
        assertThat(rebuild.head().input()).isEqualTo(rebuild.inputsEnd() - 1);
    }

    private static PartitionFold newFold() {
        return new PartitionFold(PARTITION, PARTITIONS);
    }

    private static PartitionFold stored(PartitionFold fold) {
        MapEntries state = new MapEntries();
        MapEntries head = new MapEntries();
        PartitionStores.of(state, head).save(fold, Head.start(Map.of()));
        PartitionFold restored = newFold();
        PartitionStores.of(state, head).load(restored);
        return restored;
    }

    /// The events of each input.
    private static List<List<TradeEvent>> fold(PartitionFold fold, List<Entry> log) {
        return log.stream().map(entry -> Engine.events(Engine.fold(fold, entry))).toList();
    }

    private static Map<String, List<TradeEvent>> byAccount(List<List<TradeEvent>> log) {
        Map<String, List<TradeEvent>> events = new LinkedHashMap<>();
        log.forEach(inputs ->
                inputs.forEach(event ->
                        events.computeIfAbsent(owner(event), _ -> new ArrayList<>()).add(event)));
        return events;
    }

    /// What does not get as far as its account has no place among the account's events.
    private static String owner(TradeEvent event) {
        return event.header().accountId() + (event.header().sequence() > 0 ? "" : " from outside");
    }

    private static int closes(List<List<TradeEvent>> log) {
        return (int)
                log.stream().flatMap(List::stream).filter(OrderClosed.class::isInstance).count();
    }
}
