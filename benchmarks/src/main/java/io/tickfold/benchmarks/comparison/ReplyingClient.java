package io.tickfold.benchmarks.comparison;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.readmodel.log.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/// The gateway's way to a service that replies, by Spring Kafka.
@Configuration(proxyBeanMethods = false)
class ReplyingClient {

    static final String REQUESTS = "plain-requests";
    static final String REPLIES = "plain-replies";

    /// @param committed whether replies are read when they are committed
    @Bean(initMethod = "start", destroyMethod = "destroy")
    ReplyingKafkaTemplate<byte[], byte[], byte[]> replyingTemplate(
            @Value("${tickfold.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${plain.committed}") boolean committed) {
        ContainerProperties replies = new ContainerProperties(REPLIES);
        replies.setGroupId(REPLIES);
        return new ReplyingKafkaTemplate<>(
                producers(bootstrapServers),
                new ConcurrentMessageListenerContainer<>(
                        consumers(bootstrapServers, committed), replies));
    }

    static DefaultKafkaProducerFactory<byte[], byte[]> producers(String bootstrapServers) {
        return new DefaultKafkaProducerFactory<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(
            String bootstrapServers, boolean committed) {
        return new DefaultKafkaConsumerFactory<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        committed ? "read_committed" : "read_uncommitted"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Bean
    @Primary
    Engine replyingEngine(ReplyingKafkaTemplate<byte[], byte[], byte[]> template) {
        return (command, deadline) -> ask(template, command, deadline);
    }

    private static AttemptResult ask(
            ReplyingKafkaTemplate<byte[], byte[], byte[]> template,
            Command command,
            Deadline deadline) {
        ProducerRecord<byte[], byte[]> request =
                new ProducerRecord<>(
                        REQUESTS,
                        null,
                        Topics.TRADE_INPUT.encodeKey(command.header().accountId()),
                        Topics.TRADE_INPUT.encode(command),
                        MessageHeaders.published(
                                MessageType.of(command),
                                command.header().commandId().value(),
                                "/plain",
                                Instant.now()));
        try {
            ConsumerRecord<byte[], byte[]> reply =
                    template.sendAndReceive(request)
                            .get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
            return new AttemptResult.Replied(
                    List.of(PlainOrders.answer(command, reply.value())),
                    new LogPosition(reply.partition(), reply.offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AttemptResult.Unknown();
        } catch (ExecutionException | TimeoutException _) {
            return new AttemptResult.Unknown();
        }
    }
}
