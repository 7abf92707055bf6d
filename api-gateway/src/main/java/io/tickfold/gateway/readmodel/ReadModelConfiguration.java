package io.tickfold.gateway.readmodel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.gateway.database.Database;
import io.tickfold.gateway.database.Databases;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the read model.
@Configuration(proxyBeanMethods = false)
public class ReadModelConfiguration {

    private static final Duration TAKE_OVER = Duration.ofMillis(500);

    @Bean
    Database gatewayReadModelDatabase(Databases databases) {
        return ReadModelDatabase.open(databases);
    }

    @Bean
    Progress gatewayProgress(MeterRegistry registry) {
        Progress progress = new Progress();
        Gauge.builder("tickfold.read_model.missing", progress, Progress::missing)
                .description("events that the rows lack")
                .register(registry);
        return progress;
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

    /// Nobody else can write embedded files, so nobody needs to be waited for.
    @Bean
    Projector gatewayProjector(
            @Qualifier("gatewayReadModelDatabase") Database database,
            Databases databases,
            KafkaSettings kafka,
            Progress progress) {
        return new Projector(
                () -> EventLog.connect("tickfold-gateway-projector", kafka.bootstrapServers()),
                new Claim(database),
                new Positions(database.sql()),
                new Projection(database),
                progress,
                databases.areEmbedded() ? Duration.ZERO : TAKE_OVER);
    }

    @Bean
    ProjectorService gatewayProjectorService(Projector projector) {
        return new ProjectorService(projector);
    }

    /// Named `readModel` among the health contributors.
    @Bean
    HealthIndicator readModelHealthIndicator(Projector projector, Progress progress) {
        return () ->
                switch (projector.state()) {
                    case WATCHING, WRITING ->
                            (progress.isCaughtUp() ? Health.up() : Health.outOfService()).build();
                    case STARTING -> Health.outOfService().build();
                    case FAILING, FAILED -> Health.down().build();
                };
    }
}
