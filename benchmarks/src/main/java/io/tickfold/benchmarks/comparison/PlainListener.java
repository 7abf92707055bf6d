package io.tickfold.benchmarks.comparison;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.messaging.handler.annotation.SendTo;

/// A service as many are written: it listens, keeps orders in a map and replies. The map is lost
/// with the process, and at least once means that a command may be carried out twice.
@Configuration(proxyBeanMethods = false)
@EnableKafka
class PlainListener {

    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> plainListeners(
            @Value("${tickfold.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${plain.transactions}") boolean transactions) {
        var factory = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
        factory.setConsumerFactory(ReplyingClient.consumers(bootstrapServers, transactions));
        factory.setConcurrency(ContenderHost.PARTITIONS);
        DefaultKafkaProducerFactory<byte[], byte[]> producers =
                ReplyingClient.producers(bootstrapServers);
        if (transactions) {
            producers.setTransactionIdPrefix("plain-");
            factory.getContainerProperties()
                    .setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        }
        factory.setReplyTemplate(new KafkaTemplate<>(producers));
        return factory;
    }

    @Bean
    Service plainService() {
        return new Service();
    }

    /// Carries commands out.
    static class Service {

        private final Map<String, byte[]> orders = new ConcurrentHashMap<>();

        @KafkaListener(
                id = "plain-service",
                topics = ReplyingClient.REQUESTS,
                containerFactory = "plainListeners")
        @SendTo
        public byte[] carryOut(ConsumerRecord<byte[], byte[]> request)
                throws UnreadableMessageException {
            Command command =
                    Topics.TRADE_INPUT.decode(Command.class, request.headers(), request.value());
            return PlainOrders.carryOut(
                    command,
                    new PlainOrders.Store() {
                        @Override
                        public void put(String order, byte[] opened) {
                            orders.put(order, opened);
                        }

                        @Override
                        public byte @Nullable [] remove(String order) {
                            return orders.remove(order);
                        }
                    });
        }
    }
}
