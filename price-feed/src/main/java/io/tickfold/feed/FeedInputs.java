package io.tickfold.feed;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.feed.source.PriceSource;
import java.time.InstantSource;

/// What a feed makes its messages from.
record FeedInputs(RulesChanged rules, PriceSource source, InstantSource time) {}
