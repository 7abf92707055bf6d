package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.cluster.CommittedEvents;
import io.tickfold.engine.cluster.PartitionReader;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.journal.InputRecord;
import io.tickfold.engine.journal.OutputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.startup.CommittedLog;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// The only partition of a log: what was published, and what folding its inputs once more gives.
final class ReplayedLog {

    private final List<TradeEvent> events = new ArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final PartitionJournal journal = new PartitionJournal(0, 1);

    static ReplayedLog read(String bootstrapServers) {
        ReplayedLog log = new ReplayedLog();
        try (KafkaConsumer<byte[], byte[]> consumer =
                        CommittedEvents.consumer(bootstrapServers, IsolationLevel.READ_COMMITTED);
                CommittedLog settled = CommittedLog.of(bootstrapServers);
                CommittedEvents committed = new CommittedEvents(bootstrapServers)) {
            TopicPartition input = new TopicPartition(Topics.TRADE_INPUT.name(), 0);
            long end = consumer.endOffsets(List.of(input)).getOrDefault(input, 0L);
            new PartitionReader(consumer, input, 0, end).forEachRemaining(log::fold);
            var _ = settled.lastSettledEvent(0);
            committed.read(0, 0, committed.end(0)).forEachRemaining(log::take);
        }
        return log;
    }

    /// The committed events, in order.
    List<TradeEvent> events() {
        return events;
    }

    /// Ids and values of the committed events, in order.
    List<String> published() {
        return published;
    }

    /// Ids and values of the events that the inputs lead to.
    List<String> expected() {
        return expected;
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        try {
            events.add(
                    Topics.TRADE_EVENTS.decode(TradeEvent.class, event.headers(), event.value()));
            EventId id = EventId.of(event.headers()).orElseThrow();
            published.add(id + " " + new String(event.value(), UTF_8));
        } catch (UnreadableMessageException e) {
            throw new AssertionError(e);
        }
    }

    private void fold(ConsumerRecord<byte[], byte[]> each) {
        InputRecord input =
                new InputRecord(
                        each.offset(), each.timestamp(), each.key(), each.headers(), each.value());
        for (OutputRecord record : journal.take(input).records()) {
            expected.add(record.id() + " " + new String(record.value(), UTF_8));
        }
    }
}
