package io.tickfold.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where Kafka is; every service reads it from the same place.
@ConfigurationProperties("tickfold.kafka")
public record KafkaSettings(String bootstrapServers) {}
