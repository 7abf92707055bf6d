package io.tickfold.feed.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tickfold.contract.value.Symbol;
import org.jspecify.annotations.Nullable;

/// What a feed counts of an exchange.
public record SourceMetrics(MeterRegistry registry) {

    /// Trades that were made, by their numbers, and that never came.
    ///
    /// @param trades at most [TradeSequences#LARGEST_GAP]
    void missed(@Nullable Symbol symbol, long trades) {
        Counter missed =
                counter(
                        "tickfold.feed.source.missed",
                        "Trades of an exchange that the feed did not receive",
                        Tags.of("symbol", String.valueOf(symbol)));
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

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }
}
