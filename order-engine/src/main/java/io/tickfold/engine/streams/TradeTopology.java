package io.tickfold.engine.streams;

import io.tickfold.contract.wire.Topics;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The wiring of the engine: one source, one processor with two stores, two sinks.
final class TradeTopology {

    static final String EVENTS = "events";
    static final String DEAD_LETTERS = "dead-letters";
    static final String STATE = "state";
    static final String HEAD = "head";

    private static final String INPUT = "input";
    private static final String PROCESSOR = "processor";

    /// What a changelog's topic is set to beyond what every changelog is.
    static final Map<String, String> CHANGELOG =
            Map.of(
                    TopicConfig.SEGMENT_BYTES_CONFIG,
                    Integer.toString(50 * 1024 * 1024),
                    TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                    "0.2");

    private TradeTopology() {}

    static Topology build(TaskResources resources) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        return new Topology()
                .addSource(
                        AutoOffsetReset.none(),
                        INPUT,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.TRADE_INPUT.name())
                .addProcessor(PROCESSOR, () -> new TradeProcessor(resources), INPUT)
                .addStateStore(accounts(), PROCESSOR)
                .addStateStore(market(), PROCESSOR)
                .addSink(
                        EVENTS,
                        Topics.TRADE_EVENTS.name(),
                        EventKey::serialize,
                        bytes,
                        EventKey::partitions,
                        PROCESSOR)
                .addSink(DEAD_LETTERS, Topics.DEAD_LETTERS.name(), bytes, bytes, PROCESSOR);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> accounts() {
        return logged(Stores.inMemoryKeyValueStore(STATE));
    }

    /// Persistent, so that the process keeps its id and with it its transactional id: a restart
    /// then fences the transaction it left behind instead of waiting for it to time out.
    private static StoreBuilder<KeyValueStore<String, byte[]>> market() {
        return logged(Stores.persistentKeyValueStore(HEAD)).withCachingEnabled();
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> logged(
            KeyValueBytesStoreSupplier store) {
        return Stores.keyValueStoreBuilder(store, Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG);
    }
}
