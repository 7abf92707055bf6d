package io.tickfold.gateway;

import io.tickfold.gateway.account.AccountConfiguration;
import io.tickfold.gateway.auth.AuthConfiguration;
import io.tickfold.gateway.database.DatabaseConfiguration;
import io.tickfold.gateway.events.EventsConfiguration;
import io.tickfold.gateway.limits.LimitsConfiguration;
import io.tickfold.gateway.openapi.OpenApiConfiguration;
import io.tickfold.gateway.readmodel.ReadModelConfiguration;
import io.tickfold.gateway.signin.SignInConfiguration;
import io.tickfold.gateway.trade.TradeConfiguration;
import io.tickfold.gateway.web.WebConfiguration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// Everything the gateway consists of; it can be imported next to other services.
///
/// Its defaults rank below every other source of settings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewayProperties.class, KafkaSettings.class})
@PropertySource("classpath:api-gateway-defaults.properties")
@ComponentScan(
        basePackages = {
            "io.tickfold.gateway.command",
            "io.tickfold.gateway.engine",
            "io.tickfold.gateway.market",
            "io.tickfold.gateway.operator",
            "io.tickfold.gateway.stream"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import({
    AccountConfiguration.class,
    AuthConfiguration.class,
    DatabaseConfiguration.class,
    EventsConfiguration.class,
    LimitsConfiguration.class,
    OpenApiConfiguration.class,
    ReadModelConfiguration.class,
    SignInConfiguration.class,
    TradeConfiguration.class,
    WebConfiguration.class
})
public class ApiGatewayConfiguration {

    /// What time it is.
    @Bean
    InstantSource gatewayTime() {
        return InstantSource.system();
    }
}
