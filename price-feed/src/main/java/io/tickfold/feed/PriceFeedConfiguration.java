package io.tickfold.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.FeedProperties.Quotes;
import io.tickfold.feed.quote.Pricing;
import io.tickfold.feed.source.ExchangePrices;
import io.tickfold.feed.source.PriceSource;
import io.tickfold.feed.source.RecordedPrices;
import io.tickfold.feed.source.SimulatedPrices;
import io.tickfold.feed.source.SourceMetrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        SourceMetrics sourceMetrics = new SourceMetrics(meters);
        List<PriceSource> sources =
                properties.source().stream()
                        .map(source -> source(source, properties, rules, sourceMetrics))
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
            SourceMetrics metrics) {
        return switch (source) {
            case SIMULATED ->
                    new SimulatedPrices(
                            rules.instruments(), properties.seed(), InstantSource.system());
            case RECORDED ->
                    new RecordedPrices(
                            Path.of(properties.recording().file()), properties.recording().speed());
            case BINANCE ->
                    ExchangePrices.ofBinance(
                            properties.binance().address(),
                            symbols(rules, properties.binance().names()),
                            metrics);
        };
    }

    /// The symbols of the rules by what an exchange calls them.
    private static Map<String, Symbol> symbols(RulesChanged rules, Map<String, String> names) {
        Map<String, Symbol> symbols =
                rules.instruments().stream()
                        .map(Instrument::symbol)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        symbol -> nameOf(symbol, names), Function.identity()));
        if (!symbols.keySet().containsAll(names.values().stream().map(Ascii::upper).toList())) {
            throw new IllegalArgumentException(
                    "names are given to symbols that the rules do not list: " + names);
        }
        return symbols;
    }

    private static String nameOf(Symbol symbol, Map<String, String> names) {
        return Ascii.upper(names.getOrDefault(symbol.value(), symbol.value()));
    }
}
