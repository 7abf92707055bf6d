package io.tickfold.gateway.engine;

import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.gateway.web.Endpoints;
import io.tickfold.gateway.web.Filters;
import io.tickfold.readmodel.log.ByteConsumers;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Chooses between the two engines, and connects them to the tail of `trade-events`.
@Configuration(proxyBeanMethods = false)
public class EngineConfiguration {

    /// Every listener has seen an event before the request that waits for it is answered.
    @Bean(defaultCandidate = false)
    TopicTail gatewayEventTail(
            KafkaSettings kafka, PendingRequests requests, List<TradeEventListener> listeners) {
        return new TopicTail(
                Topics.TRADE_EVENTS.name(),
                ByteConsumers.named("tickfold-gateway-events", kafka.bootstrapServers()),
                new EventDelivery(listeners, requests));
    }

    @Bean(defaultCandidate = false)
    Engine gatewayKafkaEngine(
            Admission admission,
            PendingRequests requests,
            CommandProducer producer,
            EngineMeters meters,
            @Qualifier("gatewayEventTail") TopicTail tail) {
        CommandSender sender =
                new CommandSender(producer.operations(), Clock.systemUTC(), producer.outages());
        return new KafkaEngine(admission, requests, sender, meters, tail::isPositioned);
    }

    /// The engine of clients, whose accounts may open themselves.
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

    @Bean
    FilterRegistrationBean<OverloadFilter> gatewayOverload(
            Admission admission, EngineMeters meters, Endpoints endpoints) {
        FilterRegistrationBean<OverloadFilter> registration =
                new FilterRegistrationBean<>(new OverloadFilter(admission, meters, endpoints));
        registration.addUrlPatterns("/api/v1/trade/*");
        registration.setOrder(Filters.OVERLOAD);
        return registration;
    }

    /// Named `eventTail` among the health contributors.
    @Bean
    HealthIndicator eventTailHealthIndicator(@Qualifier("gatewayEventTail") TopicTail tail) {
        return () -> (tail.isPositioned() ? Health.up() : Health.outOfService()).build();
    }
}
