package io.tickfold.feed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/// Settings of the price feed.
///
/// @param source where prices come from
/// @param seed of the simulation; the same seed gives the same prices
/// @param rulesFile instruments and limits, such as `file:/etc/tickfold/instruments.yaml`
@ConfigurationProperties("tickfold.feed")
record FeedProperties(
        @DefaultValue("simulated") Source source,
        @DefaultValue("1") long seed,
        @DefaultValue("classpath:tickfold-instruments.yaml") Resource rulesFile) {

    /// The kinds of sources.
    enum Source {
        SIMULATED
    }
}
