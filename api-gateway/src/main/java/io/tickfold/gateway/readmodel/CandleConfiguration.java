package io.tickfold.gateway.readmodel;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tickfold.gateway.KafkaSettings;
import io.tickfold.readmodel.candle.CandleProjector;
import io.tickfold.readmodel.candle.CandleSchema;
import io.tickfold.readmodel.candle.Candles;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.TradeLog;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes candles in the gateway: their database, projector, metric and health.
@Configuration(proxyBeanMethods = false)
public class CandleConfiguration {

    private static final Duration TAKE_OVER = Duration.ofSeconds(2);

    @Bean(defaultCandidate = false)
    Database gatewayCandleDatabase(Databases databases) {
        return CandleSchema.open(databases);
    }

    @Bean
    Candles gatewayCandles(@Qualifier("gatewayCandleDatabase") Database database) {
        return new Candles(database);
    }

    /// Nobody else can write embedded files, so nobody needs to be waited for.
    @Bean
    CandleProjector gatewayCandleProjector(
            @Qualifier("gatewayCandleDatabase") Database database,
            Databases databases,
            KafkaSettings kafka) {
        return new CandleProjector(
                () -> TradeLog.connect("tickfold-gateway-candles", kafka.bootstrapServers()),
                database,
                databases.areEmbedded() ? Duration.ZERO : TAKE_OVER);
    }

    @Bean
    MeterBinder gatewayRefusedTrades(CandleProjector projector) {
        return registry ->
                FunctionCounter.builder(
                                "tickfold.candles.refused", projector, CandleProjector::refused)
                        .description("Trades that cannot be in any candle")
                        .register(registry);
    }

    /// Named `candles` among the health contributors.
    @Bean
    HealthIndicator candlesHealthIndicator(CandleProjector projector) {
        return () -> (projector.isFollowing() ? Health.up() : Health.outOfService()).build();
    }
}
