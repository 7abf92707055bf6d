/// From what sources say to the quotes that are published: which source prices a symbol, whether a
/// jump is believed, and what of a short interval is kept. It knows neither Kafka nor the network.
@NullMarked
package io.tickfold.feed.quote;

import org.jspecify.annotations.NullMarked;
