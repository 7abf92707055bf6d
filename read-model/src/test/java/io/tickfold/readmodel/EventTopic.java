package io.tickfold.readmodel;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.log.LoggedEvent;
import io.tickfold.readmodel.log.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topic `trade-events` of a real broker, written as the engine writes it, and by others.
public final class EventTopic implements AutoCloseable {

    private static final int IN_A_TRANSACTION = 100;

    private final String bootstrapServers;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<LogPosition> foreign = ConcurrentHashMap.newKeySet();

    public EventTopic(String bootstrapServers, int partitions) throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicProvisioning.createMissing(admin, partitions);
        }
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "transactional.id",
                                "engine",
                                "linger.ms",
                                1),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer.initTransactions();
    }

    /// Appends events in one transaction.
    public void append(List<? extends TradeEvent> events) {
        producer.beginTransaction();
        for (TradeEvent event : events) {
            AccountId account = event.header().accountId();
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.TRADE_EVENTS.name(),
                                    Topics.partitionOf(account, partitions),
                                    Topics.TRADE_EVENTS.encodeKey(account),
                                    Topics.TRADE_EVENTS.encode(event),
                                    MessageHeaders.brief(MessageType.of(event), "id")));
        }
        producer.commitTransaction();
    }

    /// Appends records of any kind that no engine writes, as if after this event.
    public void appendForeign(TradeEvent written, ForeignSample... samples) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        producer.beginTransaction();
        for (ForeignSample sample : samples) {
            sent.add(producer.send(sample.after(written, partitions)));
        }
        producer.commitTransaction();
        for (Future<RecordMetadata> each : sent) {
            RecordMetadata at = each.resultNow();
            boolean _ = foreign.add(new LogPosition(at.partition(), at.offset()));
        }
    }

    /// How many of its records no engine writes.
    public int foreign() {
        return foreign.size();
    }

    /// Appends so many events, in transactions of a hundred, each with some foreign records.
    public void fillMixed(RandomEvents events, int count, Random random) {
        for (int i = 0; i < count; i += IN_A_TRANSACTION) {
            List<TradeEvent> some =
                    Stream.generate(events::next)
                            .limit(Math.min(IN_A_TRANSACTION, count - i))
                            .toList();
            append(some);
            TradeEvent last = lastOfAnAccount(some);
            for (int n = random.nextInt(5); n > 0; n--) {
                appendForeign(last, ForeignSample.any(random));
            }
        }
    }

    /// The last event that happened to an account: of others every copy is as good.
    public static TradeEvent lastOfAnAccount(List<TradeEvent> events) {
        return events.reversed().stream()
                .filter(event -> event.header().sequence() > 0)
                .findFirst()
                .orElseThrow();
    }

    /// Appends so many events, in transactions of a hundred.
    public void fill(RandomEvents events, int count) {
        for (int i = 0; i < count; i += IN_A_TRANSACTION) {
            append(
                    Stream.generate(events::next)
                            .limit(Math.min(IN_A_TRANSACTION, count - i))
                            .toList());
        }
    }

    /// Appends events in a transaction that does not count.
    public void appendAborted(List<? extends TradeEvent> events) {
        producer.beginTransaction();
        for (TradeEvent event : events) {
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.TRADE_EVENTS.name(),
                                    0,
                                    Topics.TRADE_EVENTS.encodeKey(event.header().accountId()),
                                    Topics.TRADE_EVENTS.encode(event),
                                    MessageHeaders.brief(MessageType.of(event), "id")));
        }
        producer.flush();
        producer.abortTransaction();
    }

    /// All events that an engine would write, partition by partition.
    public List<LoggedEvent> read() {
        List<LoggedEvent> all = new ArrayList<>();
        try (EventLog log = EventLog.connect("reader", bootstrapServers)) {
            long[] ends = log.ends();
            Map<Integer, Long> start = new java.util.HashMap<>();
            for (int i = 0; i < ends.length; i++) {
                start.put(i, 0L);
            }
            log.seek(start);
            while (!EventLog.reaches(log.positions(), ends)) {
                Page page = log.read(Duration.ofMillis(100));
                page.events().stream()
                        .filter(event -> !foreign.contains(event.position()))
                        .forEach(all::add);
                log.done(page);
            }
        }
        return all;
    }

    @Override
    public void close() {
        producer.close();
    }
}
