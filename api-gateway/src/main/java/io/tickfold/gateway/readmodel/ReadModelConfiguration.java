package io.tickfold.gateway.readmodel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.gateway.engine.TradeEventListener;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import io.tickfold.readmodel.projection.ForeignRecords;
import io.tickfold.readmodel.projection.Progress;
import io.tickfold.readmodel.projection.Projector;
import io.tickfold.readmodel.query.ReadModel;
import io.tickfold.readmodel.schema.ReadModelSchema;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Runs the read model in the gateway: its database, projector, metric and health.
@Configuration(proxyBeanMethods = false)
public class ReadModelConfiguration {

    private static final Duration TAKE_OVER = Duration.ofMillis(500);

    @Bean
    Database gatewayReadModelDatabase(Databases databases) {
        return ReadModelSchema.open(databases);
    }

    @Bean
    Progress gatewayProgress(MeterRegistry registry) {
        Progress progress = new Progress();
        Gauge.builder("tickfold.read_model.missing", progress, Progress::missing)
                .description("Events that the read model lacks")
                .register(registry);
        return progress;
    }

    /// Notes each event that this gateway observes, before a client is answered or sent it.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    TradeEventListener gatewaySeenEvents(Progress progress) {
        return event -> seen(event, progress);
    }

    /// What concerns no account has no key, and somebody else's record might have any.
    private static void seen(ConsumerRecord<byte[], byte[]> record, Progress progress) {
        byte[] key = record.key();
        if (key == null || key.length > AccountId.LONGEST) {
            progress.seen(record.partition(), record.offset());
        } else {
            String account = new String(key, US_ASCII);
            progress.seen(record.partition(), record.offset(), account);
        }
    }

    @Bean
    ReadModel gatewayReadModel(Database database, Progress progress) {
        return new ReadModel(database, progress);
    }

    /// Nobody else can write embedded files, so nobody needs to be waited for.
    @Bean
    Projector gatewayProjector(
            Database database, Databases databases, KafkaSettings kafka, Progress progress) {
        return new Projector(
                () -> EventLog.connect("tickfold-gateway-projector", kafka.bootstrapServers()),
                database,
                progress,
                databases.areEmbedded() ? Duration.ZERO : TAKE_OVER);
    }

    @Bean
    MeterBinder gatewayForeignRecords(Projector projector) {
        return registry ->
                FunctionCounter.builder(
                                "tickfold.read_model.foreign",
                                projector.foreign(),
                                ForeignRecords::count)
                        .description("Records of trade-events that no engine wrote there")
                        .register(registry);
    }

    /// Named `readModel` among the health contributors.
    @Bean
    HealthIndicator readModelHealthIndicator(Projector projector, Progress progress) {
        return new ReadModelHealth(projector, progress);
    }
}
