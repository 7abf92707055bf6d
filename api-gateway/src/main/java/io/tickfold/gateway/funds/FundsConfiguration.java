package io.tickfold.gateway.funds;

import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.command.Commands;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the endpoints for money.
@Configuration(proxyBeanMethods = false)
public class FundsConfiguration {

    @Bean
    AccountFundsController gatewayAccountFundsController(
            @Qualifier("gatewayCommands") Commands commands, GatewayProperties properties) {
        return new AccountFundsController(
                commands, properties.deadlines().close(), properties.selfDeposit());
    }

    @Bean
    OperatorFundsController gatewayOperatorFundsController(
            @Qualifier("gatewayOperatorCommands") Commands commands, GatewayProperties properties) {
        return new OperatorFundsController(commands, properties.deadlines().close());
    }
}
