package io.tickfold.gateway;

import io.tickfold.gateway.account.AccountConfiguration;
import io.tickfold.gateway.auth.AuthConfiguration;
import io.tickfold.gateway.command.CommandConfiguration;
import io.tickfold.gateway.engine.EngineConfiguration;
import io.tickfold.gateway.funds.FundsConfiguration;
import io.tickfold.gateway.limits.LimitsConfiguration;
import io.tickfold.gateway.market.MarketConfiguration;
import io.tickfold.gateway.openapi.OpenApiConfiguration;
import io.tickfold.gateway.outcome.OutcomeConfiguration;
import io.tickfold.gateway.readmodel.ReadModelConfiguration;
import io.tickfold.gateway.signin.SignInConfiguration;
import io.tickfold.gateway.stream.StreamConfiguration;
import io.tickfold.gateway.trade.TradeConfiguration;
import io.tickfold.gateway.web.WebConfiguration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// Everything the gateway consists of; it can be imported next to other services.
///
/// Its defaults rank below every other source of settings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewayProperties.class, KafkaSettings.class})
@PropertySource("classpath:api-gateway-defaults.properties")
@Import({
    AccountConfiguration.class,
    AuthConfiguration.class,
    CommandConfiguration.class,
    DatabaseConfiguration.class,
    EngineConfiguration.class,
    FundsConfiguration.class,
    LimitsConfiguration.class,
    MarketConfiguration.class,
    OpenApiConfiguration.class,
    OutcomeConfiguration.class,
    ReadModelConfiguration.class,
    SignInConfiguration.class,
    StreamConfiguration.class,
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
