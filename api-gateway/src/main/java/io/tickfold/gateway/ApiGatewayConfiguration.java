package io.tickfold.gateway;

import io.tickfold.gateway.account.AccountConfiguration;
import io.tickfold.gateway.command.CommandConfiguration;
import io.tickfold.gateway.engine.EngineConfiguration;
import io.tickfold.gateway.funds.FundsConfiguration;
import io.tickfold.gateway.market.MarketConfiguration;
import io.tickfold.gateway.outcome.OutcomeConfiguration;
import io.tickfold.gateway.readmodel.ReadModelConfiguration;
import io.tickfold.gateway.stream.StreamConfiguration;
import io.tickfold.gateway.trade.TradeConfiguration;
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
            "io.tickfold.gateway.identity",
            "io.tickfold.gateway.web",
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import({
    AccountConfiguration.class,
    CommandConfiguration.class,
    DatabaseConfiguration.class,
    EngineConfiguration.class,
    FundsConfiguration.class,
    MarketConfiguration.class,
    OutcomeConfiguration.class,
    ReadModelConfiguration.class,
    StreamConfiguration.class,
    TradeConfiguration.class
})
public class ApiGatewayConfiguration {

    /// What time it is.
    @Bean
    InstantSource gatewayTime() {
        return InstantSource.system();
    }
}
