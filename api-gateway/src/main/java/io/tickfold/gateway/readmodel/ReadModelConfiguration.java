package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.database.Databases;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the read model.
@Configuration(proxyBeanMethods = false)
public class ReadModelConfiguration {

    /// The schema of the read model's tables.
    public static final String SCHEMA = "read_model";

    @Bean
    Database gatewayReadModelDatabase(Databases databases) {
        return databases.open(SCHEMA);
    }

    @Bean
    Progress gatewayProgress() {
        return new Progress();
    }

    @Bean
    SeenEvents gatewaySeenEvents(Progress progress) {
        return new SeenEvents(progress);
    }

    @Bean
    ReadModel gatewayReadModel(
            @Qualifier("gatewayReadModelDatabase") Database database, Progress progress) {
        return new ReadModel(database, progress);
    }
}
