package io.tickfold.gateway;

import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.account.AccountConfiguration;
import io.tickfold.gateway.command.CommandConfiguration;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.funds.FundsConfiguration;
import io.tickfold.gateway.market.MarketReadsConfiguration;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.outcome.OutcomeConfiguration;
import io.tickfold.gateway.readmodel.ReadRefusals;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.stream.StreamConfiguration;
import io.tickfold.gateway.trade.TradeConfiguration;
import io.tickfold.readmodel.ProjectedLog;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.query.ReadModel;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
            "io.tickfold.gateway.identity",
            "io.tickfold.gateway.web",
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import({
    AccountConfiguration.class,
    CommandConfiguration.class,
    DatabaseConfiguration.class,
    FundsConfiguration.class,
    OutcomeConfiguration.class,
    Reads.class,
    ReadRefusals.class,
    MarketReadsConfiguration.class,
    StreamConfiguration.class,
    TradeConfiguration.class
})
class GatewayOnScript {

    @Bean({"gatewayEngine", "gatewayKafkaEngine"})
    ScriptedEngine engine() {
        return new ScriptedEngine();
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
    }
}
