package io.tickfold.gateway.engine;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.KafkaSettings;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// The gateway's one producer: idempotent, not transactional, and with short timeouts.
///
/// One request at a time: the first batches for a new partition could overtake each other, and the
/// broker would refuse those that come late until they expire.
///
/// It is no bean of Spring Kafka's own types, so that several services can share one context, and
/// it outlives the last HTTP request.
@Component
final class CommandProducer implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(CommandProducer.class);
    private static final int MAX_BLOCK_MS = 500;
    private static final int REQUEST_TIMEOUT_MS = 1_500;
    private static final int DELIVERY_TIMEOUT_MS = 2_000;

    private final DefaultKafkaProducerFactory<byte[], byte[]> factory;
    private final KafkaTemplate<byte[], byte[]> template;
    private final Outages outages;

    CommandProducer(KafkaSettings kafka) {
        factory =
                new DefaultKafkaProducerFactory<>(
                        settings(kafka.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        template = new KafkaTemplate<>(factory);
        outages = new Outages(template, Clock.systemUTC());
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return ByteClients.settings(
                bootstrapServers,
                Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "tickfold-gateway-commands",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        MAX_BLOCK_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        REQUEST_TIMEOUT_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_TIMEOUT_MS,
                        ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
                        false));
    }

    KafkaOperations<byte[], byte[]> operations() {
        return template;
    }

    /// What this producer's commands would wait for.
    Outages outages() {
        return outages;
    }

    /// Connects ahead of the first command, which has little time to wait for that.
    @Override
    public void afterPropertiesSet() {
        Thread.ofVirtual().name("command-producer-connect").start(this::connect);
    }

    private void connect() {
        try {
            int partitions = template.partitionsFor(Topics.TRADE_INPUT.name()).size();
            log.debug("commands go to {} partitions", partitions);
        } catch (KafkaException e) {
            log.debug("not connected yet", e);
        }
    }

    @Override
    public void destroy() {
        outages.close();
        factory.destroy();
    }
}
