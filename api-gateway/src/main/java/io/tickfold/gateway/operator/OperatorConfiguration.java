package io.tickfold.gateway.operator;

import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.MarketBroadcast;
import io.tickfold.readmodel.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives halts their patience: that of a close for partitions, less for the memory of keys.
@Configuration(proxyBeanMethods = false)
public class OperatorConfiguration {

    private static final Duration MEMORY_PATIENCE = Duration.ofSeconds(1);

    @Bean
    Halts gatewayHalts(
            MarketBroadcast broadcast,
            @Qualifier("gatewayIdentityDatabase") Database identity,
            InstantSource time,
            GatewayProperties properties) {
        Duration patience = properties.deadlines().close();
        return new Halts(
                halt -> broadcast.send(halt, Deadline.in(patience)),
                new ForgetfulHaltMemory(new StoredHaltKeys(identity, time), MEMORY_PATIENCE));
    }
}
