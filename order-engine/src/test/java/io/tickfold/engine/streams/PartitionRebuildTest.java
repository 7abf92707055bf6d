package io.tickfold.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Folded;
import io.tickfold.engine.domain.Outcome;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.streams.RandomHistory.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Cuts random histories at random points, where often much waits to be worked off.
class PartitionRebuildTest {

    private static final int LENGTH = 600;
    private static final int CUTS = 8;
    private static final int SPARSE = 60;
    private static final long HISTORIES = Long.getLong("tickfold.test.histories", 25);

    private int backlogsAtCuts;
    private int closes;

    @Test
    void decidesAsIfItHadNeverBeenInterrupted() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            List<Input> log = RandomHistory.of(seed, LENGTH);
            List<Integer> cuts = new ArrayList<>();
            List<List<TradeEvent>> expected = new ArrayList<>();
            PartitionFold fold = new PartitionFold(0, 1);
            for (Input input : log) {
                expected.add(events(fold.fold(input.input(), input.position())));
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
            long seed, List<Input> log, int cut, List<List<TradeEvent>> expected) {
        PartitionFold before = new PartitionFold(0, 1);
        fold(before, log.subList(0, cut));
        backlogsAtCuts += before.backlog().isEmpty() ? 0 : 1;
        PartitionFold restored = stored(before);

        assertThat(fold(restored, log.subList(cut, LENGTH)).equals(expected.subList(cut, LENGTH)))
                .as("seed %d restarted at %d", seed, cut)
                .isTrue();
    }

    private void goesOnAfterRebuild(
            long seed, List<Input> log, int cut, List<List<TradeEvent>> expected) {
        PartitionRebuild rebuild = new PartitionRebuild(0, 1);
        List<List<TradeEvent>> all = new ArrayList<>(expected.subList(0, cut));
        for (int offset = 0; offset < cut; offset++) {
            int index = 0;
            for (TradeEvent event : all.get(offset)) {
                byte[] value = Topics.TRADE_EVENTS.encode(event);
                rebuild.event(new EventId(0, offset, index++), event, value);
            }
        }
        int next = (int) rebuild.inputsEnd();
        log.subList(0, next).forEach(input -> rebuild.input(input.input(), input.position()));
        PartitionFold rebuilt = stored(rebuild.finish());
        all.addAll(fold(rebuilt, log.subList(next, LENGTH)));

        assertThat(byAccount(all).equals(byAccount(expected)))
                .as("seed %d rebuilt at %d", seed, cut)
                .isTrue();
        assertThat(rebuild.head().input()).isEqualTo(next - 1);
    }

    private static PartitionFold stored(PartitionFold fold) {
        MapEntries state = new MapEntries();
        MapEntries head = new MapEntries();
        PartitionStores.of(state, head).save(fold, Head.start(Map.of()));
        PartitionFold restored = new PartitionFold(0, 1);
        PartitionStores.of(state, head).load(restored);
        return restored;
    }

    /// The events of each input.
    private static List<List<TradeEvent>> fold(PartitionFold fold, List<Input> log) {
        return log.stream().map(i -> events(fold.fold(i.input(), i.position()))).toList();
    }

    private static List<TradeEvent> events(Folded folded) {
        List<TradeEvent> events = new ArrayList<>(folded.triggered());
        switch (folded.outcome()) {
            case Outcome.Decided(var decided) -> events.addAll(decided);
            case Outcome.Failed(var _, var fault) -> throw new AssertionError(fault);
            case Outcome.MarketMoved(), Outcome.Ignored(var _) -> {}
        }
        return events;
    }

    private static Map<AccountId, List<TradeEvent>> byAccount(List<List<TradeEvent>> log) {
        Map<AccountId, List<TradeEvent>> events = new LinkedHashMap<>();
        log.forEach(inputs ->
                inputs.forEach(event ->
                        events.computeIfAbsent(event.header().accountId(), _ -> new ArrayList<>())
                                .add(event)));
        return events;
    }

    private static int closes(List<List<TradeEvent>> log) {
        return (int)
                log.stream().flatMap(List::stream).filter(OrderClosed.class::isInstance).count();
    }
}
