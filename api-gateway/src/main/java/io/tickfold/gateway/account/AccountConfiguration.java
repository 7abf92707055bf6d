package io.tickfold.gateway.account;

import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.ReadModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires what clients can ask about their accounts.
@Configuration(proxyBeanMethods = false)
@Import(AccountFundsController.class)
public class AccountConfiguration {

    @Bean
    AccountController gatewayAccountController(ReadModel readModel, Quotes quotes) {
        return new AccountController(readModel, quotes);
    }
}
