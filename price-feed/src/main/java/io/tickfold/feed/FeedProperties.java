package io.tickfold.feed;

import io.tickfold.contract.value.Percent;
import io.tickfold.feed.quote.QuoteBasis;
import io.tickfold.feed.quote.SourceChoice;
import io.tickfold.feed.source.ExchangePrices.Access;
import io.tickfold.feed.source.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/// Settings of the price feed.
///
/// @param source where prices come from, the preferred one first; at most five, each once
/// @param quotes how quotes follow from what sources say
/// @param seed of the simulation; the same seed gives the same prices
/// @param rulesFile instruments and limits, such as `file:/etc/tickfold/instruments.yaml`
/// @param recording what is played, if the source is recorded
/// @param binance how Binance is reached, if that is the source
/// @param coinbase how Coinbase Exchange is reached
/// @param kraken how Kraken is reached
@ConfigurationProperties("tickfold.feed")
record FeedProperties(
        @DefaultValue("simulated") List<Source> source,
        @DefaultValue Quotes quotes,
        @DefaultValue("1") long seed,
        @DefaultValue("classpath:tickfold-instruments.yaml") Resource rulesFile,
        @DefaultValue Recording recording,
        @DefaultValue Binance binance,
        @DefaultValue Coinbase coinbase,
        @DefaultValue Kraken kraken) {

    private static final int MOST_SOURCES = 5;

    FeedProperties {
        source = List.copyOf(source);
        if (source.isEmpty()
                || source.size() > MOST_SOURCES
                || Set.copyOf(source).size() < source.size()) {
            throw new IllegalArgumentException("1 to 5 sources, each once, not " + source);
        }
        if (quotes.basis() == QuoteBasis.BOOK && !source.stream().allMatch(Source::hasBook)) {
            throw new IllegalArgumentException(
                    "quotes are of the book, but only exchanges have one, not all of " + source);
        }
    }

    /// The kinds of sources.
    enum Source {
        SIMULATED,
        RECORDED,
        BINANCE,
        COINBASE,
        KRAKEN;

        boolean hasBook() {
            return switch (this) {
                case BINANCE, COINBASE, KRAKEN -> true;
                case SIMULATED, RECORDED -> false;
            };
        }
    }

    /// How quotes follow from what sources say.
    ///
    /// @param basis what they are made of
    /// @param choice which of several sources prices a symbol
    /// @param silence after which a source does not count for a symbol; 1 to 60 s
    /// @param jump how far a price may move without being confirmed, in percent; more than 0
    /// @param interval of which only the extremes are published, at most 1 s; 0 for every quote
    record Quotes(
            @DefaultValue("trades") QuoteBasis basis,
            @DefaultValue("primary") SourceChoice.Mode choice,
            @DefaultValue("5s") Duration silence,
            @DefaultValue("5") Percent jump,
            @DefaultValue("50ms") Duration interval) {

        private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
        private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);
        private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

        Quotes {
            if (interval.isNegative() || interval.compareTo(LONGEST_INTERVAL) > 0) {
                throw new IllegalArgumentException("the interval is 0 to 1 s, not " + interval);
            }
            if (silence.compareTo(SHORTEST_SILENCE) < 0 || silence.compareTo(LONGEST_SILENCE) > 0) {
                throw new IllegalArgumentException("the silence is 1 to 60 s, not " + silence);
            }
            if (jump.value().signum() == 0) {
                throw new IllegalArgumentException("the jump is more than 0");
            }
        }
    }

    /// Trades of a file.
    ///
    /// @param speed how many times as fast as they were made, or `max`
    record Recording(@DefaultValue("") String file, @DefaultValue("1") Pace speed) {}

    /// Prices of Binance.
    ///
    /// @param address without path
    /// @param names what Binance calls a symbol, where that is not the symbol
    record Binance(
            @DefaultValue("wss://data-stream.binance.vision") URI address,
            @DefaultValue Map<String, String> names) {

        Access access() {
            return new Access(address, names);
        }
    }

    /// Prices of Coinbase Exchange.
    ///
    /// @param address without path
    /// @param names what it calls a symbol, where that is not like `BTC-USDT`
    record Coinbase(
            @DefaultValue("wss://ws-feed.exchange.coinbase.com") URI address,
            @DefaultValue Map<String, String> names) {

        Access access() {
            return new Access(address, names);
        }
    }

    /// Prices of Kraken.
    ///
    /// @param address without path
    /// @param names what Kraken calls a symbol, where that is not like `BTC/USDT`
    record Kraken(
            @DefaultValue("wss://ws.kraken.com") URI address,
            @DefaultValue Map<String, String> names) {

        Access access() {
            return new Access(address, names);
        }
    }
}
