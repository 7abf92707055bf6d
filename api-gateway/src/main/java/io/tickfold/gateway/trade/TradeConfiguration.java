package io.tickfold.gateway.trade;

import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.market.Quotes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the trading endpoints.
@Configuration(proxyBeanMethods = false)
public class TradeConfiguration {

    @Bean
    TradeController gatewayTradeController(
            Engine engine, CommandHeaders headers, Quotes quotes, GatewayProperties properties) {
        return new TradeController(
                engine,
                new OpenOrderReader(headers, quotes),
                new CloseOrderReader(headers),
                properties.deadlines());
    }
}
