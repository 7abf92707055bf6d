package io.tickfold.engine.streams;

import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// The settings of Kafka Streams that the engine runs with, and why.
final class EngineSettings {

    private EngineSettings() {}

    /// @param presence the name of the process, if others can watch it
    static Properties of(
            String bootstrapServers, OrderEngineProperties engine, Optional<String> presence) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.ENGINE_GROUP);
        settings.putAll(ByteClients.settings(bootstrapServers, Map.of()));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, engine.stateDirectory().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, engine.threads());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedDiskMemory.class);
        settings.put(StreamsConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        commit(settings);
        group(settings, engine.sessionTimeout());
        presence.ifPresent(name ->
                settings.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), name));
        share(settings, engine);
        return settings;
    }

    /// Commands and events ask for their commits themselves; the interval is for ticks that change
    /// nothing but quotes. The back-offs are waited out whenever a transaction starts before the
    /// last one's markers are written; a second request in flight would then arrive out of order.
    private static void commit(Properties settings) {
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 4_000);
        settings.put(producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        settings.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
        settings.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
        settings.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 10);
        settings.put(
                mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                CommandBatch.class.getName());
    }

    /// An engine that is new, or was away, gets a partition only when it has nearly all of its
    /// state, which it reads beside its work: nobody waits for that.
    private static void share(Properties settings, OrderEngineProperties engine) {
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, engine.standbys());
        settings.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 500L);
        settings.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, engine.partitions());
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    }

    /// Twenty heartbeats are missing before an instance counts as dead, as with each it may learn
    /// that there are partitions to take over; lost offsets stop the engine instead of letting it
    /// execute history again.
    private static void group(Properties settings, Duration session) {
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(
                mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(session.toMillis()));
        settings.put(
                mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(session.toMillis() / 20));
        settings.put(mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "none");
    }
}
