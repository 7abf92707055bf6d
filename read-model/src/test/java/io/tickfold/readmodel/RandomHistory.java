package io.tickfold.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.log.LoggedEvent;
import io.tickfold.readmodel.log.Page;
import io.tickfold.readmodel.log.Page.Stretch;
import io.tickfold.readmodel.schema.Positions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Events that could have happened, on partitions that have gaps; the same seed makes the same
/// ones.
public record RandomHistory(List<LoggedEvent> events) {

    public static final int PARTITIONS = 3;

    private static final int ACCOUNTS = 40;

    public static RandomHistory of(long seed, int events) {
        Random random = new Random(seed);
        RandomEvents source = new RandomEvents(seed, ACCOUNTS);
        long[] next = new long[PARTITIONS];
        List<LoggedEvent> history = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            TradeEvent event = source.next();
            int partition = Topics.partitionOf(event.header().accountId(), PARTITIONS);
            LogPosition position = new LogPosition(partition, next[partition]);
            next[partition] += 1 + (random.nextInt(5) == 0 ? 1 : 0);
            String data = new String(Topics.TRADE_EVENTS.encode(event), UTF_8);
            history.add(new LoggedEvent(position, event, data));
        }
        return new RandomHistory(history);
    }

    /// Begins the partitions in tables that are empty.
    public static void begin(Database database) {
        Positions positions = new Positions(database.sql());
        for (int i = 0; i < PARTITIONS; i++) {
            positions.begin(i, "topic");
        }
    }

    public int size() {
        return events.size();
    }

    public RandomHistory ofPartition(int partition) {
        return new RandomHistory(
                events.stream().filter(e -> e.position().partition() == partition).toList());
    }

    public Page page() {
        return page(0, size());
    }

    /// The events from one to before another, as if the log had been read up to there.
    public Page page(int from, int to) {
        Map<Integer, Long> before = positions(from);
        Map<Integer, Stretch> stretches =
                positions(to).entrySet().stream()
                        .filter(e -> !e.getValue().equals(before.get(e.getKey())))
                        .collect(
                                toMap(
                                        Map.Entry::getKey,
                                        e ->
                                                new Stretch(
                                                        before.getOrDefault(e.getKey(), 0L),
                                                        e.getValue())));
        return new Page(stretches, events.subList(from, to));
    }

    private Map<Integer, Long> positions(int until) {
        Map<Integer, Long> positions = new HashMap<>();
        events.subList(0, until)
                .forEach(e -> positions.put(e.position().partition(), e.position().offset() + 1));
        return positions;
    }
}
