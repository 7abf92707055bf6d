package io.tickfold.engine.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.engine.cluster.CommittedEvents;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.cluster.PartitionReader;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.journal.InputReader;
import io.tickfold.engine.journal.PartitionJournal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.JacksonException;

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
            Set<String> topics = consumer.listTopics().keySet();
            if (!topics.contains(StoreTopics.changelog(StoreTopics.HEAD))) {
                return Optional.empty();
            }
            for (int i = 0; i < ATTEMPTS; i++) {
                Optional<EventDigest> before =
                        lastEvent(read(consumer, StoreTopics.HEAD, partition));
                NavigableMap<String, byte[]> former =
                        StoreTopics.haveFormer(topics)
                                ? read(consumer, StoreTopics.FORMER, partition)
                                : new TreeMap<>();
                NavigableMap<String, byte[]> head = read(consumer, StoreTopics.HEAD, partition);
                if (before.equals(lastEvent(head))) {
                    return before.map(last -> of(last, head, former, partition, partitions));
                }
            }
            return Optional.empty();
        }
    }

    /// The last event that a stopped engine's state follows from.
    ///
    /// @return empty if there is none, or the state cannot be read
    public static Optional<EventDigest> lastEvent(
            KafkaConsumer<byte[], byte[]> consumer, int partition) {
        if (!consumer.listTopics().containsKey(StoreTopics.changelog(StoreTopics.HEAD))) {
            return Optional.empty();
        }
        try {
            return lastEvent(read(consumer, StoreTopics.HEAD, partition));
        } catch (EngineStartException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static StoredPartition of(
            EventDigest last,
            NavigableMap<String, byte[]> head,
            NavigableMap<String, byte[]> former,
            int partition,
            int partitions) {
        PartitionStores stores = PartitionStores.of(head, former);
        stores.keys().adopt();
        PartitionJournal journal =
                new PartitionJournal(partition, partitions, stores.keys(), InputReader.USUAL);
        stores.load(
                journal,
                stores.progress().load().orElseGet(() -> PartitionProgress.start(Map.of())));
        return new StoredPartition(last.id(), journal);
    }

    private static Optional<EventDigest> lastEvent(NavigableMap<String, byte[]> head) {
        return new ProgressStore(Entries.of(head)).load().flatMap(PartitionProgress::event);
    }

    private static NavigableMap<String, byte[]> read(
            KafkaConsumer<byte[], byte[]> consumer, String store, int partition) {
        TopicPartition topic = new TopicPartition(StoreTopics.changelog(store), partition);
        NavigableMap<String, byte[]> entries = new TreeMap<>();
        long begin = PartitionReader.begin(consumer, topic);
        long end = PartitionReader.end(consumer, topic);
        new PartitionReader(consumer, topic, begin, end)
                .forEachRemaining(each -> {
                    String key = new String(each.key(), UTF_8);
                    if (each.value() == null) {
                        entries.remove(key);
                    } else {
                        entries.put(key, each.value());
                    }
                });
        return entries;
    }

    /// The `ce_id` of the last event that the state follows from.
    public String lastEvent() {
        return lastEvent;
    }

    /// Hash of all events that the state follows from.
    public ChainHash eventsHash() {
        return journal.chains().all();
    }

    /// In what the state differs from one that was folded from the events; empty if in nothing.
    public Optional<String> difference(PartitionFold folded) {
        return new StateDifference(folded, journal.fold()).text();
    }
}
