package io.tickfold.gateway.trade;

import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.command.Commands;
import io.tickfold.gateway.market.Quotes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the trading endpoints.
@Configuration(proxyBeanMethods = false)
@Import(OrdersController.class)
public class TradeConfiguration {

    @Bean
    TradeController gatewayTradeController(
            @Qualifier("gatewayCommands") Commands commands,
            Quotes quotes,
            GatewayProperties properties) {
        return new TradeController(commands, new OpenOrderReader(quotes), properties.deadlines());
    }
}
