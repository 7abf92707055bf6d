package io.tickfold.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tickfold.contract.value.Symbol;

/// What the feed counts.
record FeedMetrics(MeterRegistry registry) {

    static final String SENDS_FAILED = "tickfold.feed.sends.failed";

    void tickMade(Symbol symbol) {
        count("tickfold.feed.ticks", "Ticks published", Tags.of("symbol", symbol.value()));
    }

    /// A trade is published for candles.
    void tradePublished(Symbol symbol) {
        count(
                "tickfold.feed.trades.published",
                "Trades published for candles",
                Tags.of("symbol", symbol.value()));
    }

    /// Nothing can be made of it: its symbol is not in the rules, or its price leaves no quote.
    void ignored() {
        count(
                "tickfold.feed.prices.ignored",
                "Prices of symbols that the rules do not list, or that leave no quote",
                Tags.empty());
    }

    /// A quote is too far from the last one to be believed yet.
    void held(Symbol symbol) {
        count(
                "tickfold.feed.quotes.held",
                "Quotes that were too far from the last one, and not confirmed",
                Tags.of("symbol", symbol.value()));
    }

    /// The feed continues in a greater epoch, since somebody had published in one.
    void epochPassed() {
        count(
                "tickfold.feed.epochs.passed",
                "Times that the feed continued after ticks that somebody else had published",
                Tags.empty());
    }

    /// A record did not reach the topic, as far as the feed can tell.
    void sendFailed(String topic) {
        count(SENDS_FAILED, "Records that did not reach their topic", Tags.of("topic", topic));
    }

    private void count(String name, String description, Tags tags) {
        Counter.builder(name).description(description).tags(tags).register(registry).increment();
    }
}
