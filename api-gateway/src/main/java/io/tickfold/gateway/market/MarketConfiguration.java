package io.tickfold.gateway.market;

import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.readmodel.log.ByteConsumers;
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
}
