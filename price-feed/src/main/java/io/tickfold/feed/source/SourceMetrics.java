package io.tickfold.feed.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tickfold.contract.value.Symbol;

/// What a feed counts of an exchange.
///
/// @param source its name
record SourceMetrics(MeterRegistry registry, String source) {

    /// Trades that were made, by their numbers, and that never came.
    ///
    /// @param trades at most [TradeSequences#LARGEST_GAP]
    void missed(Symbol symbol, long trades) {
        Counter missed =
                counter(
                        "tickfold.feed.source.missed",
                        "Trades of an exchange that the feed did not receive",
                        Tags.of("symbol", symbol.value()));
        for (long i = 0; i < trades; i++) {
            missed.increment();
        }
    }

    void repeated() {
        counter(
                        "tickfold.feed.source.repeated",
                        "Trades that came again and were left out",
                        Tags.empty())
                .increment();
    }

    void unreadable() {
        counter(
                        "tickfold.feed.source.unreadable",
                        "Messages of an exchange that nobody understands",
                        Tags.empty())
                .increment();
    }

    void interrupted() {
        counter(
                        "tickfold.feed.source.outages",
                        "Times that an exchange gave no prices",
                        Tags.empty())
                .increment();
    }

    void silent(Symbol symbol) {
        counter(
                        "tickfold.feed.source.silences",
                        "Times that an exchange sent nothing of a symbol, though of others",
                        Tags.of("symbol", symbol.value()))
                .increment();
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name)
                .description(description)
                .tag("source", source)
                .tags(tags)
                .register(registry);
    }
}
