package io.tickfold.engine.streams;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.stores.StoreTopics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// The wiring of the engine: one source, one processor with its store, two sinks.
final class TradeTopology {

    static final String EVENTS = "events";
    static final String DEAD_LETTERS = "dead-letters";

    private static final String INPUT = "input";
    private static final String PROCESSOR = "processor";

    private TradeTopology() {}

    static Topology build(TaskResources resources) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        Topology topology =
                new Topology()
                        .addSource(
                                AutoOffsetReset.none(),
                                INPUT,
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer(),
                                Topics.TRADE_INPUT.name())
                        .addProcessor(PROCESSOR, () -> new TradeProcessor(resources), INPUT)
                        .addStateStore(head(), PROCESSOR)
                        .addSink(
                                EVENTS,
                                Topics.TRADE_EVENTS.name(),
                                EventKey::serialize,
                                bytes,
                                EventKey::partitions,
                                PROCESSOR)
                        .addSink(DEAD_LETTERS, Topics.DEAD_LETTERS.name(), bytes, bytes, PROCESSOR);
        return resources.haveFormerStore() ? topology.addStateStore(former(), PROCESSOR) : topology;
    }

    /// Persistent, so that the process keeps its id and with it its transactional id: a restart
    /// then fences the transaction it left behind instead of waiting for it to time out.
    private static StoreBuilder<KeyValueStore<String, byte[]>> head() {
        return logged(Stores.persistentKeyValueStore(StoreTopics.HEAD)).withCachingEnabled();
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> former() {
        return logged(Stores.inMemoryKeyValueStore(StoreTopics.FORMER));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> logged(
            KeyValueBytesStoreSupplier store) {
        return Stores.keyValueStoreBuilder(store, Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(StoreTopics.SETTINGS);
    }

    /// The key of an event, and the partition that it belongs in: that of its input.
    ///
    /// @param account that it happened to; none if it is a checkpoint
    record EventKey(Optional<AccountId> account, int partition) {

        /// Only the account is written; the partition says where.
        static byte @Nullable [] serialize(String topic, EventKey key) {
            return key.account.map(Topics.TRADE_EVENTS::encodeKey).orElse(null);
        }

        static Optional<Set<Integer>> partitions(
                String topic, EventKey key, byte[] value, int partitions) {
            return Optional.of(Set.of(key.partition));
        }
    }
}
