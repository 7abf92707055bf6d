package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Quote;

/// The quote that a price was taken from, and the tick that brought it.
///
/// @param sequence of the tick among its symbol's; 0 if rules brought a settlement price
/// @param offset of the tick, or of the rules, in the event's partition of `trade-input`
public record PricedBy(@JsonUnwrapped Quote quote, long sequence, long offset) {}
