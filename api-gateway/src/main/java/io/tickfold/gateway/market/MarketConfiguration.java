package io.tickfold.gateway.market;

import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.MarketBroadcast;
import io.tickfold.gateway.kafka.TailStart;
import io.tickfold.gateway.kafka.TopicTail;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.log.ByteConsumers;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Follows the ticks from shortly before now on, so that quotes are there at once, and the rules.
@Configuration(proxyBeanMethods = false)
@Import(MarketReadsConfiguration.class)
public class MarketConfiguration {

    private static final int LOOK_BACK = 200;
    private static final Duration MEMORY_PATIENCE = Duration.ofSeconds(1);

    @Bean
    QuoteListener gatewayQuotes() {
        return new QuoteListener(InstantSource.system());
    }

    @Bean
    RulesListener gatewayRules() {
        return new RulesListener();
    }

    @Bean
    HaltMemory gatewayHaltMemory(
            @Qualifier("gatewayIdentityDatabase") Database identity, InstantSource time) {
        return new ForgetfulHaltMemory(new StoredHaltKeys(identity, time), MEMORY_PATIENCE);
    }

    @Bean
    HaltController gatewayHaltController(
            MarketBroadcast broadcast, HaltMemory memory, GatewayProperties properties) {
        Duration patience = properties.deadlines().close();
        return new HaltController(
                new Halts(halt -> broadcast.send(halt, Deadline.in(patience)), memory));
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
