package io.tickfold.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.engine.streams.OrderEngine;
import io.tickfold.engine.streams.OrderEngineProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The engine's beans, for its own process and for standalone.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderEngineProperties.class)
public class OrderEngineConfiguration {

    @Bean
    OrderEngine orderEngine(
            @Value("${tickfold.kafka.bootstrap-servers}") String bootstrapServers,
            OrderEngineProperties properties,
            MeterRegistry registry,
            ApplicationContext application) {
        return new OrderEngine(
                bootstrapServers, properties, registry, () -> endProcess(application));
    }

    /// Whoever supervises the process can start it again; one without an engine answers nobody.
    private static void endProcess(ApplicationContext application) {
        System.exit(SpringApplication.exit(application, () -> 1));
    }

    /// Up while every partition is being folded as inputs come.
    @Bean
    HealthIndicator orderEngineHealthIndicator(OrderEngine engine) {
        return () ->
                switch (engine.work()) {
                    case STARTING -> Health.outOfService().build();
                    case CATCHING_UP ->
                            Health.outOfService()
                                    .withDetail("inputsLeft", engine.inputsLeft())
                                    .build();
                    case FOLDING -> Health.up().build();
                    case ENDED -> Health.down().build();
                };
    }
}
