package io.tickfold.benchmarks.comparison;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        public byte[] carryOut(ConsumerRecord<byte[], byte[]> request) {
            return PlainOrders.carryOut(
                    request.headers(), request.value(), orders::put, orders::remove);
        }
    }
}
