package io.tickfold.gateway.events;

import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.readmodel.AccountEvents;
import io.tickfold.gateway.readmodel.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what clients can ask about the events of their accounts.
@Configuration(proxyBeanMethods = false)
public class EventsConfiguration {

    @Bean
    AccountEvents gatewayAccountEvents(@Qualifier("gatewayReadModelDatabase") Database database) {
        return new StoredEvents(database);
    }

    @Bean
    EventsController gatewayEventsController(ReadModel readModel) {
        return new EventsController(readModel);
    }
}
