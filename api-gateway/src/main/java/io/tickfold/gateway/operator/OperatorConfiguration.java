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

/// Gives halts their patience: that of a close for partitions, less for what is remembered of them.
@Configuration(proxyBeanMethods = false)
public class OperatorConfiguration {

    private static final Duration MEMORY_PATIENCE = Duration.ofSeconds(1);

    @Bean
    HaltRecords gatewayHaltRecords(@Qualifier("gatewayIdentityDatabase") Database identity) {
        return new HaltRecords(identity, new BriefTask(MEMORY_PATIENCE));
    }

    @Bean
    Halts gatewayHalts(
            MarketBroadcast broadcast,
            @Qualifier("gatewayIdentityDatabase") Database identity,
            HaltRecords records,
            InstantSource time,
            GatewayProperties properties) {
        Duration patience = properties.deadlines().close();
        HaltMemory memory = new StoredHaltKeys(identity, time);
        return new Halts(
                halt -> broadcast.send(halt, Deadline.in(patience)),
                new ForgetfulHaltMemory(memory, new BriefTask(MEMORY_PATIENCE)),
                records,
                time);
    }
}
