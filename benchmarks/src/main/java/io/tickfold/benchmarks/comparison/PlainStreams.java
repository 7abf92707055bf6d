package io.tickfold.benchmarks.comparison;

import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A service of Kafka Streams that keeps orders in a store, exactly once, with every other setting
/// as Kafka has it.
@Configuration(proxyBeanMethods = false)
class PlainStreams {

    private static final String ORDERS = "orders";

    @Bean(initMethod = "start", destroyMethod = "close")
    KafkaStreams plainStreams(
            @Value("${tickfold.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${tickfold.engine.state-directory}") String directory) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "plain-streams");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        return new KafkaStreams(topology(), settings);
    }

    private static Topology topology() {
        var bytes = Serdes.ByteArray();
        return new Topology()
                .addSource(
                        "requests",
                        bytes.deserializer(),
                        bytes.deserializer(),
                        ReplyingClient.REQUESTS)
                .addProcessor("carry-out", Service::new, "requests")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(ORDERS), Serdes.String(), bytes),
                        "carry-out")
                .addSink(
                        "replies",
                        ReplyingClient.REPLIES,
                        bytes.serializer(),
                        bytes.serializer(),
                        "carry-out");
    }

    @Bean
    HealthIndicator plainStreamsHealth(KafkaStreams streams) {
        return () ->
                (streams.state() == KafkaStreams.State.RUNNING
                                ? Health.up()
                                : Health.outOfService())
                        .build();
    }

    /// Carries commands out.
    private static final class Service implements Processor<byte[], byte[], byte[], byte[]> {

        private @Nullable ProcessorContext<byte[], byte[]> context;

        @Override
        public void init(ProcessorContext<byte[], byte[]> given) {
            context = given;
        }

        @Override
        public void process(Record<byte[], byte[]> request) {
            ProcessorContext<byte[], byte[]> here = Objects.requireNonNull(context);
            KeyValueStore<String, byte[]> orders = here.getStateStore(ORDERS);
            byte[] event =
                    PlainOrders.carryOut(
                            request.headers(), request.value(), orders::put, orders::delete);
            here.forward(request.withValue(event));
        }
    }
}
