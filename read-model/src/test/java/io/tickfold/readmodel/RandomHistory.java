package io.tickfold.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.log.ForeignRecord;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.log.LoggedEvent;
import io.tickfold.readmodel.log.Page;
import io.tickfold.readmodel.log.Page.Stretch;
import io.tickfold.readmodel.log.Reading;
import io.tickfold.readmodel.schema.Positions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/// Events that could have happened, among records that no engine wrote, on partitions that have
/// gaps; the same seed makes the same ones.
public record RandomHistory(List<Entry> entries) {

    public static final int PARTITIONS = 3;

    private static final int ACCOUNTS = 40;

    /// A record of the log.
    ///
    /// @param event that it says, if it says any
    /// @param isForeign whether no engine wrote it
    public record Entry(LogPosition position, Optional<LoggedEvent> event, boolean isForeign) {}

    public static RandomHistory of(long seed, int events) {
        Random random = new Random(seed);
        RandomEvents source = new RandomEvents(seed, ACCOUNTS);
        long[] next = new long[PARTITIONS];
        List<Entry> history = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            TradeEvent event = source.next();
            history.add(written(event, next));
            next[history.getLast().position().partition()] += random.nextInt(5) == 0 ? 1 : 0;
            if (event.header().sequence() > 0 && random.nextInt(4) == 0) {
                history.add(foreign(ForeignSample.any(random).after(event, PARTITIONS), next));
            }
        }
        return new RandomHistory(history);
    }

    private static Entry written(TradeEvent event, long[] next) {
        int partition = Topics.partitionOf(event.header().accountId(), PARTITIONS);
        LogPosition position = new LogPosition(partition, next[partition]++);
        String data = new String(Topics.TRADE_EVENTS.encode(event), UTF_8);
        return new Entry(position, Optional.of(new LoggedEvent(position, event, data)), false);
    }

    private static Entry foreign(ProducerRecord<byte[], byte[]> sample, long[] next) {
        int partition = sample.partition();
        LogPosition position = new LogPosition(partition, next[partition]++);
        Optional<LoggedEvent> event =
                Reading.of(record(sample, position)) instanceof Reading.OfAccount(LoggedEvent read)
                                && Topics.partitionOf(read.account(), PARTITIONS) == partition
                        ? Optional.of(read)
                        : Optional.empty();
        return new Entry(position, event, true);
    }

    private static ConsumerRecord<byte[], byte[]> record(
            ProducerRecord<byte[], byte[]> sample, LogPosition position) {
        return new ConsumerRecord<>(
                sample.topic(),
                position.partition(),
                position.offset(),
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                sample.key(),
                sample.value(),
                sample.headers(),
                Optional.empty());
    }

    /// Begins the partitions in tables that are empty.
    public static void begin(Database database) {
        Positions positions = new Positions(database.sql());
        for (int i = 0; i < PARTITIONS; i++) {
            positions.begin(i, "topic");
        }
    }

    /// What the engine wrote.
    public List<LoggedEvent> events() {
        return entries.stream()
                .filter(entry -> !entry.isForeign())
                .flatMap(entry -> entry.event().stream())
                .toList();
    }

    public long foreign() {
        return entries.stream().filter(Entry::isForeign).count();
    }

    public int size() {
        return entries.size();
    }

    public RandomHistory ofPartition(int partition) {
        return new RandomHistory(
                entries.stream().filter(e -> e.position().partition() == partition).toList());
    }

    public Page page() {
        return page(0, size());
    }

    /// The records from one to before another, as if the log had been read up to there.
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
        List<Entry> some = entries.subList(from, to);
        return new Page(
                stretches,
                some.stream().flatMap(e -> e.event().stream()).toList(),
                some.stream()
                        .filter(e -> e.event().isEmpty())
                        .map(e -> new ForeignRecord(e.position(), "unreadable"))
                        .toList());
    }

    private Map<Integer, Long> positions(int until) {
        Map<Integer, Long> positions = new HashMap<>();
        entries.subList(0, until)
                .forEach(e -> positions.put(e.position().partition(), e.position().offset() + 1));
        return positions;
    }
}
