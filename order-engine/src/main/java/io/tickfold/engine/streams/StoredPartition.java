package io.tickfold.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.engine.journal.PartitionJournal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// A partition's state as the engine has it, read from the changelogs of its stores.
public final class StoredPartition {

    private static final int ATTEMPTS = 10;

    private final String lastEvent;
    private final PartitionJournal journal;

    private StoredPartition(String lastEvent, PartitionJournal journal) {
        this.lastEvent = lastEvent;
        this.journal = journal;
    }

    /// Reads what was committed; an engine may be at work.
    ///
    /// @param partitions how many the input log has
    /// @return empty if nothing was decided yet, or the engine decides so much that its stores
    ///   cannot be read at one moment
    /// @throws EngineStartException if the state is of a format that is not known here
    public static Optional<StoredPartition> read(
            String bootstrapServers, int partition, int partitions) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                CommittedEvents.consumer(bootstrapServers, IsolationLevel.READ_COMMITTED)) {
            if (!consumer.listTopics().keySet().containsAll(ChangelogTopics.names())) {
                return Optional.empty();
            }
            for (int i = 0; i < ATTEMPTS; i++) {
                Optional<EventDigest> before =
                        lastEvent(read(consumer, TradeTopology.HEAD, partition));
                MapEntries state = read(consumer, TradeTopology.STATE, partition);
                MapEntries head = read(consumer, TradeTopology.HEAD, partition);
                if (before.equals(lastEvent(head))) {
                    return before.map(last -> of(last, state, head, partition, partitions));
                }
            }
            return Optional.empty();
        }
    }

    private static StoredPartition of(
            EventDigest last, MapEntries state, MapEntries head, int partition, int partitions) {
        PartitionJournal journal = new PartitionJournal(partition, partitions);
        PartitionStores stores = PartitionStores.of(state, head);
        stores.load(
                journal, stores.head().load().orElseGet(() -> PartitionProgress.start(Map.of())));
        return new StoredPartition(last.id(), journal);
    }

    private static Optional<EventDigest> lastEvent(MapEntries head) {
        return new ProgressStore(head).load().flatMap(PartitionProgress::event);
    }

    private static MapEntries read(
            KafkaConsumer<byte[], byte[]> consumer, String store, int partition) {
        TopicPartition topic = new TopicPartition(ChangelogTopics.name(store), partition);
        MapEntries entries = new MapEntries();
        long begin = offset(consumer.beginningOffsets(List.of(topic)), topic);
        long end = offset(consumer.endOffsets(List.of(topic)), topic);
        LogReading.read(
                consumer,
                topic,
                begin,
                end,
                each -> {
                    String key = new String(each.key(), UTF_8);
                    if (each.value() == null) {
                        entries.delete(key);
                    } else {
                        entries.put(key, each.value());
                    }
                });
        return entries;
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition topic) {
        return Objects.requireNonNull(offsets.get(topic));
    }

    /// The `ce_id` of the last event that the state follows from.
    public String lastEvent() {
        return lastEvent;
    }

    /// Stands for all events that the state follows from.
    public ChainHash eventsHash() {
        return journal.chains().all();
    }

    /// Stands for the state.
    ///
    /// @param at the log's time
    public ChainHash stateHash(Instant at) {
        return journal.fold().stateHash(at);
    }

    /// The log's time when it was stored.
    public Instant at() {
        return journal.fold().market().at();
    }
}
