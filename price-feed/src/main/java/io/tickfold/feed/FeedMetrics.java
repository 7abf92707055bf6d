package io.tickfold.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.value.Symbol;

/// What the feed counts.
record FeedMetrics(MeterRegistry registry) {

    static final String SENDS_FAILED = "tickfold.feed.sends.failed";

    void tickMade(Symbol symbol) {
        registry.counter("tickfold.feed.ticks", "symbol", symbol.value()).increment();
    }

    /// A trade gave no tick: its symbol is not in the rules, or its price leaves no quote.
    void tradeIgnored() {
        registry.counter("tickfold.feed.trades.ignored").increment();
    }

    /// The feed continues in a greater epoch, since somebody had published in one.
    void epochPassed() {
        registry.counter("tickfold.feed.epochs.passed").increment();
    }

    /// A record did not reach the topic, as far as the feed can tell.
    void sendFailed(String topic) {
        registry.counter(SENDS_FAILED, "topic", topic).increment();
    }
}
