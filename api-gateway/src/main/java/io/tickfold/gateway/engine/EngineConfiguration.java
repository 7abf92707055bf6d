package io.tickfold.gateway.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.gateway.kafka.TailStart;
import io.tickfold.gateway.kafka.TopicTail;
import io.tickfold.gateway.kafka.TradeEventListener;
import io.tickfold.readmodel.log.ByteConsumers;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the way to the engine and back.
@Configuration(proxyBeanMethods = false)
public class EngineConfiguration {

    @Bean
    CommandProducer gatewayCommandProducer(KafkaSettings kafka) {
        return new CommandProducer(kafka.bootstrapServers());
    }

    @Bean
    PendingRequests gatewayPendingRequests(GatewayProperties properties) {
        return new PendingRequests(properties.pendingLimit());
    }

    @Bean(defaultCandidate = false)
    TopicTail gatewayEventTail(
            KafkaSettings kafka, PendingRequests requests, List<TradeEventListener> listeners) {
        return new TopicTail(
                TailStart.atEndOf(Topics.TRADE_EVENTS.name()),
                ByteConsumers.named("tickfold-gateway-events", kafka.bootstrapServers()),
                new EventFanOut(listeners, new ReplyListener(requests)));
    }

    @Bean(defaultCandidate = false)
    Engine gatewayKafkaEngine(
            PendingRequests requests,
            CommandProducer producer,
            @Qualifier("gatewayEventTail") TopicTail tail,
            MeterRegistry registry) {
        return new KafkaEngine(
                requests,
                new CommandSender(producer.operations(), Clock.systemUTC()),
                new EngineMeters(registry, requests),
                tail::isPositioned);
    }

    @Bean
    FirstAnswers gatewayFirstAnswers(KafkaSettings kafka) {
        AtomicInteger count = new AtomicInteger();
        return new EventLogAnswers(() -> {
            String clientId = "tickfold-gateway-answers-" + count.getAndIncrement();
            return ByteConsumers.named(clientId, kafka.bootstrapServers()).get();
        });
    }

    @Bean
    MarketBroadcast gatewayMarketBroadcast(CommandProducer producer) {
        return new MarketBroadcast(producer.operations());
    }

    @Bean
    CommandHeaders gatewayCommandHeaders() {
        return new CommandHeaders(Clock.systemUTC());
    }

    @Bean
    Engine gatewayEngine(
            @Qualifier("gatewayKafkaEngine") Engine engine,
            CommandHeaders headers,
            GatewayProperties properties) {
        return properties
                .balanceOfNewAccounts()
                .<Engine>map(balance -> new AccountOpeningEngine(engine, headers, balance))
                .orElse(engine);
    }

    /// Named `eventTail` among the health contributors.
    @Bean
    HealthIndicator eventTailHealthIndicator(@Qualifier("gatewayEventTail") TopicTail tail) {
        return () -> (tail.isPositioned() ? Health.up() : Health.outOfService()).build();
    }
}
