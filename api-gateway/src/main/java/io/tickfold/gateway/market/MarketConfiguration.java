package io.tickfold.gateway.market;

import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.gateway.engine.MarketBroadcast;
import io.tickfold.gateway.kafka.ByteConsumers;
import io.tickfold.gateway.kafka.TailStart;
import io.tickfold.gateway.kafka.TopicTail;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Follows the ticks from shortly before now on, so that quotes are there at once, and the rules.
@Configuration(proxyBeanMethods = false)
@Import(MarketReadsConfiguration.class)
public class MarketConfiguration {

    private static final int LOOK_BACK = 200;

    @Bean
    QuoteListener gatewayQuotes() {
        return new QuoteListener(InstantSource.system());
    }

    @Bean
    RulesListener gatewayRules() {
        return new RulesListener();
    }

    @Bean
    HaltController gatewayHaltController(MarketBroadcast broadcast, GatewayProperties properties) {
        return new HaltController(broadcast, properties.deadlines().close());
    }

    @Bean(defaultCandidate = false)
    TopicTail gatewayTickTail(KafkaSettings kafka, QuoteListener quotes) {
        return new TopicTail(
                new TailStart(Topics.PRICE_TICKS.name(), LOOK_BACK),
                ByteConsumers.named("tickfold-gateway-ticks", kafka.bootstrapServers()),
                quotes);
    }

    @Bean(defaultCandidate = false)
    TopicTail gatewayRulesTail(KafkaSettings kafka, RulesListener rules) {
        return new TopicTail(
                TailStart.atBeginningOf(Topics.TRADING_RULES.name()),
                ByteConsumers.named("tickfold-gateway-rules", kafka.bootstrapServers()),
                rules);
    }
}
