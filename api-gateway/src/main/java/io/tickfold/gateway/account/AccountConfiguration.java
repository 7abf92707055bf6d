package io.tickfold.gateway.account;

import io.tickfold.readmodel.query.AccountEvents;
import io.tickfold.readmodel.query.ReadModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires what clients can ask about their accounts and the events of these.
@Configuration(proxyBeanMethods = false)
@Import({AccountController.class, EventsController.class})
public class AccountConfiguration {

    @Bean
    AccountEvents gatewayAccountEvents(ReadModel readModel) {
        return readModel.events();
    }
}
