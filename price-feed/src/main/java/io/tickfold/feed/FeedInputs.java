package io.tickfold.feed;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.feed.quote.Pricing;
import io.tickfold.feed.quote.SourcedQuote;
import io.tickfold.feed.source.PriceSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// What a feed makes its messages from.
///
/// @param sources the preferred one first
/// @param interval in which quotes are collected, those but the extremes left out; 0 for all
record FeedInputs(
        RulesChanged rules,
        List<PriceSource> sources,
        Pricing.Policy policy,
        Duration interval,
        InstantSource time) {

    Pricing pricing(Consumer<SourcedQuote> whenHeld) {
        return new Pricing(rules.instruments(), policy, whenHeld, System::nanoTime);
    }
}
