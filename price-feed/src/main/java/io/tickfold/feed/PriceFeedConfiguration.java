package io.tickfold.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.RulesChanged;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The feed's beans, for its own process and for standalone.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedProperties.class)
public class PriceFeedConfiguration {

    @Bean
    PriceFeed priceFeed(
            @Value("${tickfold.kafka.bootstrap-servers}") String bootstrapServers,
            FeedProperties properties,
            ObjectProvider<MeterRegistry> registry) {
        RulesChanged rules = RulesFile.read(properties.rulesFile());
        FeedInputs inputs =
                new FeedInputs(rules, source(properties, rules), InstantSource.system());
        KafkaClients kafka = new KafkaClients(bootstrapServers);
        FeedMetrics metrics = new FeedMetrics(registry.getIfAvailable(SimpleMeterRegistry::new));
        return new PriceFeed(() -> FeedSession.begin(inputs, kafka, metrics));
    }

    private static PriceSource source(FeedProperties properties, RulesChanged rules) {
        return switch (properties.source()) {
            case SIMULATED -> new SimulatedPrices(rules.instruments(), properties.seed());
        };
    }
}
