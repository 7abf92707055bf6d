package io.tickfold.gateway.market;

import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.readmodel.log.ByteConsumers;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the last ticks, so that quotes are known at once, and all rules that are kept.
@Configuration(proxyBeanMethods = false)
public class MarketConfiguration {

    private static final int LATEST_TICKS = 200;

    @Bean(defaultCandidate = false)
    MarketTopic gatewayTicks(KafkaSettings kafka, QuoteListener quotes) {
        return new MarketTopic(
                new LookBack(Topics.PRICE_TICKS.name(), LATEST_TICKS),
                ByteConsumers.named("tickfold-gateway-ticks", kafka.bootstrapServers()),
                quotes);
    }

    @Bean(defaultCandidate = false)
    MarketTopic gatewayRules(KafkaSettings kafka, RulesListener rules) {
        return new MarketTopic(
                new LookBack(Topics.TRADING_RULES.name(), Integer.MAX_VALUE),
                ByteConsumers.named("tickfold-gateway-rules", kafka.bootstrapServers()),
                rules);
    }

    /// Looks once a second which prices have become stale.
    @Bean(destroyMethod = "shutdownNow", defaultCandidate = false)
    ScheduledExecutorService stalePrices(QuoteListener quotes) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("stale-prices").factory());
        Future<?> _ = thread.scheduleWithFixedDelay(quotes::look, 1, 1, TimeUnit.SECONDS);
        return thread;
    }

    /// Named `market` among the health contributors.
    @Bean
    HealthIndicator marketHealthIndicator(
            @Qualifier("gatewayTicks") MarketTopic ticks,
            @Qualifier("gatewayRules") MarketTopic rules) {
        return () -> health(ticks, rules);
    }

    private static Health health(MarketTopic... topics) {
        List<String> unread =
                Stream.of(topics)
                        .filter(topic -> !topic.isBeingRead())
                        .map(MarketTopic::topic)
                        .toList();
        return unread.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("notRead", unread).build();
    }
}
