package io.tickfold.gateway;

import java.time.InstantSource;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// Everything the gateway consists of; it can be imported next to other services.
///
/// Components have their full class names as bean names, so that they never clash with those of
/// other services. The defaults rank below every other source of settings.
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@PropertySource("classpath:api-gateway-defaults.properties")
@ComponentScan(
        basePackages = {
            "io.tickfold.gateway.account",
            "io.tickfold.gateway.command",
            "io.tickfold.gateway.console",
            "io.tickfold.gateway.engine",
            "io.tickfold.gateway.identity",
            "io.tickfold.gateway.market",
            "io.tickfold.gateway.operator",
            "io.tickfold.gateway.readmodel",
            "io.tickfold.gateway.stream",
            "io.tickfold.gateway.trade",
            "io.tickfold.gateway.web",
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import(DatabaseConfiguration.class)
public class ApiGatewayConfiguration {

    /// What time it is.
    @Bean
    InstantSource gatewayTime() {
        return InstantSource.system();
    }
}
