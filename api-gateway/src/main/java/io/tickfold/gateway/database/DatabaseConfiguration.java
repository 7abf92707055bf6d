package io.tickfold.gateway.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the way to the databases; each feature opens its own.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
public class DatabaseConfiguration {

    @Bean
    Databases gatewayDatabases(DatabaseSettings settings) {
        return new Databases(settings);
    }
}
