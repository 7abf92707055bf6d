package io.tickfold.gateway;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.DecidedLog;
import io.tickfold.gateway.engine.EngineLag;
import io.tickfold.gateway.engine.MarketBroadcast;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.ReadRefusals;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.readmodel.ProjectedLog;
import io.tickfold.readmodel.candle.CandleSchema;
import io.tickfold.readmodel.candle.Candles;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.query.AccountEvents;
import io.tickfold.readmodel.query.ReadModel;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// The gateway's HTTP side, in front of a scripted engine and market.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@PropertySource("classpath:api-gateway-defaults.properties")
@ComponentScan(
        basePackages = {
            "io.tickfold.gateway.account",
            "io.tickfold.gateway.command",
            "io.tickfold.gateway.console",
            "io.tickfold.gateway.identity",
            "io.tickfold.gateway.market",
            "io.tickfold.gateway.operator",
            "io.tickfold.gateway.stream",
            "io.tickfold.gateway.trade",
            "io.tickfold.gateway.web",
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = ".*(Listener|MarketConfiguration|Test.*)")
        })
@Import({DatabaseConfiguration.class, Reads.class, ReadRefusals.class})
class GatewayOnScript {

    @Bean({"gatewayEngine", "gatewayKafkaEngine"})
    ScriptedEngine engine() {
        return new ScriptedEngine();
    }

    @Bean
    MarketBroadcast broadcast() {
        return (_, _) -> true;
    }

    @Bean
    DecidedLog decidedLog() {
        return _ -> Optional.empty();
    }

    @Bean
    EngineLag engineLag() {
        return () -> OptionalLong.of(3);
    }

    @Bean
    SetTime time() {
        return new SetTime();
    }

    @Bean
    CommandHeaders headers() {
        return new CommandHeaders(InstantSource.system());
    }

    @Bean
    ScriptedMarket market() {
        return new ScriptedMarket();
    }

    @Bean
    KnownQuotes quotes() {
        return new KnownQuotes(new ConcurrentHashMap<>());
    }

    @Bean
    ProjectedLog log() {
        return ProjectedLog.inMemory();
    }

    @Bean
    ReadModel readModel(ProjectedLog log) {
        return log.readModel();
    }

    @Bean(defaultCandidate = false)
    Database candleDatabase(Databases databases) {
        return CandleSchema.open(databases);
    }

    @Bean
    Candles candles(@Qualifier("candleDatabase") Database database) {
        return new Candles(database);
    }

    @Bean
    AccountEvents accountEvents(ReadModel readModel) {
        return readModel.events();
    }

    @Bean
    Database gatewayReadModelDatabase(ProjectedLog log) {
        return log.database();
    }

    /// Quotes that a test sets.
    record KnownQuotes(Map<Symbol, Quote> bySymbol) implements Quotes {

        @Override
        public Optional<Quote> latest(Symbol symbol) {
            return Optional.ofNullable(bySymbol.get(symbol));
        }

        @Override
        public Optional<Quote> last(Symbol symbol) {
            return latest(symbol);
        }

        @Override
        public Map<Symbol, Quote> last() {
            return Map.copyOf(bySymbol);
        }
    }
}
