package io.tickfold.feed;

import io.tickfold.feed.source.Pace;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/// Settings of the price feed.
///
/// @param source where prices come from
/// @param seed of the simulation; the same seed gives the same prices
/// @param rulesFile instruments and limits, such as `file:/etc/tickfold/instruments.yaml`
/// @param recording what is played, if the source is recorded
/// @param binance how Binance is reached, if that is the source
@ConfigurationProperties("tickfold.feed")
record FeedProperties(
        @DefaultValue("simulated") Source source,
        @DefaultValue("1") long seed,
        @DefaultValue("classpath:tickfold-instruments.yaml") Resource rulesFile,
        @DefaultValue Recording recording,
        @DefaultValue Binance binance) {

    /// The kinds of sources.
    enum Source {
        SIMULATED,
        RECORDED,
        BINANCE
    }

    /// Trades of a file.
    ///
    /// @param speed how many times as fast as they were made, or `max`
    record Recording(@DefaultValue("") String file, @DefaultValue("1") Pace speed) {}

    /// Trades of Binance.
    ///
    /// @param address without path
    /// @param names what Binance calls a symbol, where that is not the symbol
    record Binance(
            @DefaultValue("wss://data-stream.binance.vision") URI address,
            @DefaultValue Map<String, String> names) {}
}
