package io.tickfold.feed;

import io.tickfold.contract.input.RulesChanged;
import java.time.InstantSource;

/// What a feed makes its messages from.
record FeedInputs(RulesChanged rules, PriceSource source, InstantSource time) {}
