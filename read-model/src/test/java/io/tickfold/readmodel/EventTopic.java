package io.tickfold.readmodel;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.log.LoggedEvent;
import io.tickfold.readmodel.log.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topic `trade-events` of a real broker, written as the engine writes it.
public final class EventTopic implements AutoCloseable {

    private static final int IN_A_TRANSACTION = 100;

    private final String bootstrapServers;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;

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

    /// All events, partition by partition.
    public List<LoggedEvent> read() throws UnreadableMessageException {
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
                all.addAll(page.events());
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
