package io.tickfold.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.FeedProperties.Quotes;
import io.tickfold.feed.quote.Pricing;
import io.tickfold.feed.source.Exchange;
import io.tickfold.feed.source.ExchangePrices;
import io.tickfold.feed.source.ExchangePrices.Access;
import io.tickfold.feed.source.PriceSource;
import io.tickfold.feed.source.RecordedPrices;
import io.tickfold.feed.source.SimulatedPrices;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The feed's beans, for its own process and for standalone.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedProperties.class)
public class PriceFeedConfiguration {

    @Bean
    PriceFeed priceFeed(
            @Value("${tickfold.kafka.bootstrap-servers}") String bootstrapServers,
            FeedProperties properties,
            ObjectProvider<MeterRegistry> registry) {
        RulesChanged rules = RulesFile.read(properties.rulesFile());
        MeterRegistry meters = registry.getIfAvailable(SimpleMeterRegistry::new);
        List<PriceSource> sources =
                properties.source().stream()
                        .map(source -> source(source, properties, rules, meters))
                        .toList();
        FeedInputs inputs =
                new FeedInputs(
                        rules,
                        sources,
                        policy(properties.quotes(), sources),
                        properties.quotes().interval(),
                        InstantSource.system());
        KafkaClients kafka = new KafkaClients(bootstrapServers);
        FeedMetrics metrics = new FeedMetrics(meters);
        return new PriceFeed(() -> FeedSession.begin(inputs, kafka, metrics));
    }

    private static Pricing.Policy policy(Quotes quotes, List<PriceSource> sources) {
        return new Pricing.Policy(
                sources.stream().map(source -> new SourceName(source.name())).toList(),
                quotes.choice(),
                quotes.silence(),
                quotes.basis(),
                quotes.jump());
    }

    private static PriceSource source(
            FeedProperties.Source source,
            FeedProperties properties,
            RulesChanged rules,
            MeterRegistry meters) {
        return switch (source) {
            case SIMULATED ->
                    new SimulatedPrices(
                            rules.instruments(), properties.seed(), InstantSource.system());
            case RECORDED ->
                    new RecordedPrices(
                            Path.of(properties.recording().file()), properties.recording().speed());
            case BINANCE ->
                    exchange(Exchange.BINANCE, properties.binance().access(), rules, meters);
            case COINBASE ->
                    exchange(Exchange.COINBASE, properties.coinbase().access(), rules, meters);
            case KRAKEN -> exchange(Exchange.KRAKEN, properties.kraken().access(), rules, meters);
        };
    }

    private static PriceSource exchange(
            Exchange exchange, Access access, RulesChanged rules, MeterRegistry meters) {
        List<Symbol> symbols = rules.instruments().stream().map(Instrument::symbol).toList();
        return ExchangePrices.of(exchange, access, symbols, meters);
    }
}
